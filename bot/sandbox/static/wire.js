// The WebSocket: asks and answers by id, comes back by itself, and says again whatever was not yet acknowledged.

const RETRY_FIRST = 300
const RETRY_LAST = 3000
const LASTING = new Set(['say', 'recall']) // the server knows these again by their id

export class Wire {
  #url
  #socket = null
  #retry = RETRY_FIRST
  #asked = new Map() // id -> {frame, resolve, reject}
  #onFrame
  #onState

  // onFrame gets what the server sends unasked; onState hears true and false as the connection comes and goes.
  constructor(url, onFrame, onState) {
    this.#url = url
    this.#onFrame = onFrame
    this.#onState = onState
    this.#connect()
  }

  // Resolves with the answer. A `say` or a `recall` outlives a broken connection; anything else is rejected by it.
  ask(frame) {
    const whole = { id: crypto.randomUUID(), ...frame }
    return new Promise((resolve, reject) => {
      this.#asked.set(whole.id, { frame: whole, resolve, reject })
      if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(whole))
      else if (!LASTING.has(whole.type)) this.#settle(whole.id, ({ reject }) => reject(new Refusal('连接断开了', true)))
    })
  }

  // Nothing that was asked is asked again: who comes back knows nothing of it.
  drop() {
    this.#asked.clear()
  }

  #connect() {
    const socket = new WebSocket(this.#url)
    this.#socket = socket
    socket.onopen = () => {
      this.#retry = RETRY_FIRST
      for (const { frame } of this.#asked.values()) socket.send(JSON.stringify(frame))
      this.#onState(true)
    }
    socket.onmessage = (event) => this.#take(JSON.parse(event.data))
    socket.onclose = () => {
      this.#onState(false)
      for (const [id, { frame }] of this.#asked) {
        if (!LASTING.has(frame.type)) this.#settle(id, ({ reject }) => reject(new Refusal('连接断开了', true)))
      }
      setTimeout(() => this.#connect(), this.#retry)
      this.#retry = Math.min(this.#retry * 2, RETRY_LAST)
    }
  }

  #take(frame) {
    if (frame.type === 'done') this.#settle(frame.id, ({ resolve }) => resolve(frame))
    else if (frame.type === 'refused') this.#settle(frame.id, ({ reject }) => reject(new Refusal(frame.why, frame.again)))
    else this.#onFrame(frame)
  }

  #settle(id, how) {
    const asked = this.#asked.get(id)
    this.#asked.delete(id)
    if (asked) how(asked)
  }
}

// Why the server would not; `again` tells that the same may succeed later.
export class Refusal extends Error {
  constructor(why, again) {
    super(why)
    this.again = again
  }
}
