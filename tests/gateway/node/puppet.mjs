// A puppet without WeChat: PuppetMock, made to behave like the accounts that real gateways carry.
// Sends give back an id, echo and keep their mentions; they fail on order; and they are told on stdout the moment they
// happen, so that a test still knows them after it has killed this process.

import { randomUUID } from 'node:crypto'

import { FileBox } from 'file-box'
import { types } from 'wechaty-puppet'
import { PuppetMock } from 'wechaty-puppet-mock'

const { Message } = types
const ATTACHED = { jpg: Message.Image, jpeg: Message.Image, png: Message.Image, mp4: Message.Video }
const FINE = { sends: 'ok', after: false, count: Infinity, delay: 0, text: 'the account is limited' }

const sleep = ms => new Promise(resolve => setTimeout(resolve, ms))

export const tell = answer => process.stdout.write(JSON.stringify(answer) + '\n')

export class Puppet extends PuppetMock {
  sent = []
  aliases = new Map() // room id -> { contact id: name in that room }
  dongs = true
  #failing = FINE

  // What the next `count` sends come to: "ok", "throw", "hang", or "bare" (out, but no id comes back).
  // With `after` the line is out before it throws or hangs; `delay` (ms) keeps it on its way.
  fail (order) {
    this.#failing = { ...FINE, ...order }
  }

  async #send (conversation, line) {
    const { sends, after, delay, text } = this.#failing
    if (--this.#failing.count <= 0) this.#failing = FINE
    const fail = () => {
      if (sends === 'throw') throw new Error(text)
      return sends === 'hang' ? new Promise(() => {}) : undefined
    }
    if (delay) await sleep(delay)
    if (!after) await fail()
    const id = this.#deliver(conversation, line)
    await fail()
    return sends === 'bare' ? undefined : id
  }

  #deliver (conversation, { text = '', mentions = [], file, base64 }) {
    const from = this.currentUserId
    const room = conversation.includes('@')
    if (room && !this.mocker.roomPayload(conversation).memberIdList.includes(from)) throw new Error('not in the room')
    if (!room && !this.mocker.contactPayload(conversation).friend) throw new Error('not a friend: ' + conversation)

    const line = { id: randomUUID(), conversation, text, mentions, file: file ?? null, at: Date.now() }
    this.sent.push(line)
    tell({ sent: line }) // before the echo: whoever hears that may kill this process
    const type = file ? ATTACHED[file.name.split('.').at(-1).toLowerCase()] ?? Message.Attachment : Message.Text
    const there = room ? { room: conversation } : { to: conversation }
    return this.hear({ id: line.id, type, from, text, mentions, filename: file?.name, base64, ...there })
  }

  async messageSendText (conversation, text, mentions) {
    return this.#send(conversation, { text, mentions })
  }

  async messageSendFile (conversation, box) {
    const bytes = await box.toBuffer()
    const file = { name: box.name, size: bytes.length }
    return this.#send(conversation, { file, base64: bytes.toString('base64') })
  }

  async messageRecall (id) {
    if (!this.sent.some(line => line.id === id)) return false
    tell({ recalled: id })
    return true
  }

  async messageImage (id) {
    return this.messageFile(id) // the mock answers with a QR code of its own
  }

  async roomMemberRawPayload (room, contact) {
    const { avatar, name } = await this.contactPayload(contact)
    return { avatar, id: contact, name, roomAlias: this.aliases.get(room)?.[contact] ?? '' }
  }

  ding (data = '') {
    if (this.dongs) setImmediate(() => this.emit('dong', { data }))
  }

  // One message comes in, of any type, as WeChat would deliver it.
  hear ({ id, type = Message.Text, from, room, to, text = '', mentions = [], filename, timestamp, base64 }) {
    id ??= randomUUID()
    if (base64 !== undefined) {
      this.mocker.cacheFileBoxPayload.set(id, FileBox.fromBase64(base64, filename).toJSON())
    }
    const there = room ? { roomId: room, mentionIdList: mentions } : { listenerId: to ?? this.currentUserId }
    this.mocker.MessageMock.create({
      id, type, talkerId: from, text, filename, timestamp: timestamp ?? Date.now(), ...there,
    })
    this.emit('message', { messageId: id })
    return id
  }
}
