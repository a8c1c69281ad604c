// What the page knows, and the news when it changes.

export const state = {
  world: null, // the frame `world`
  people: new Map(), // account -> person
  me: null, // person
  chats: new Map(), // id -> chat, of me
  open: null, // id of the open chat
  quote: null, // the line that the next words quote
  shift: 0, // sandbox time minus machine time, in ms
}

const news = new EventTarget()

export const on = (what, hear) => news.addEventListener(what, (event) => hear(event.detail))
export const tell = (what, detail) => news.dispatchEvent(new CustomEvent(what, { detail }))

export const now = () => new Date(Date.now() + state.shift)
export const chat = () => state.chats.get(state.open) ?? null

// A tab keeps its person and chat over a reload; two tabs may be two people.
export function remember() {
  sessionStorage.setItem('me', state.me?.account ?? '')
  sessionStorage.setItem('open', state.open ?? '')
}
export const remembered = (key) => sessionStorage.getItem(key)
