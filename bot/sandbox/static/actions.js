// What a person at the page can do. Each action asks the server, then changes the state and tells the views.

import { gist } from './dom.js'
import { chat, now, remember, state, tell } from './state.js'
import { Wire } from './wire.js'

let wire = null

// What was said and is not acknowledged yet: id -> {line, frame, status: 'sending' | 'failed'}.
export const pending = new Map()

export function connect(onFrame) {
  const url = new URL('ws', location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  wire = new Wire(url, onFrame, (connected) => tell('connected', connected))
}

export const askClock = () => wire.ask({ type: 'clock' })
export const forward = (goal) => wire.ask({ type: 'forward', goal })
export const whyOf = async (line) => (await wire.ask({ type: 'why', person: state.me.account, chat: line.chat, line: line.id })).why
export const beginAnew = () => wire.ask({ type: 'anew' })
export const drop = () => wire.drop()
export const takeBack = (frame) => wire.ask(frame)
export const addResident = async (name, compound) => (await wire.ask({ type: 'add', name, compound })).person

// Speak as somebody from now on; the open chat stays open where that person sits in it too.
export async function be(account, wanted = state.open) {
  const answer = await wire.ask({ type: 'be', person: account })
  const inPrivate = wanted !== null && wanted === state.me?.account
  state.me = state.people.get(account)
  state.chats = new Map(answer.chats.map((each) => [each.id, each]))
  state.quote = null
  tell('me')
  const stay = inPrivate ? account : wanted
  if (state.chats.has(stay)) await open(stay)
  else close()
}

export async function open(id) {
  const me = state.me.account
  state.open = id
  if (state.quote?.chat !== id) state.quote = null
  remember()
  tell('opening')
  let answer
  try {
    answer = await wire.ask({ type: 'open', person: me, chat: id })
  } catch (refusal) {
    return tell('wrong', refusal.message) // a broken connection opens the chat when it comes back
  }
  if (state.open !== id || state.me.account !== me) return
  markRead(state.chats.get(id))
  tell('open', answer)
  tell('chats')
}

export function close() {
  state.open = null
  state.quote = null
  remember()
  tell('close')
  tell('chats')
}

// The lines before place `n` of the open chat.
export const older = (n) => wire.ask({ type: 'open', person: state.me.account, chat: state.open, before: n })

export function quote(line) {
  state.quote = line
  tell('quote')
}

// Say a text or show a picture in the open chat; resolves once the house has kept it, false where it has not.
export function say(words) {
  const id = crypto.randomUUID()
  const quoted = state.quote
  const frame = { type: 'say', id, person: state.me.account, chat: state.open, ...words, quote: quoted?.id ?? null }
  const line = {
    ...frame, n: null, at: now().toISOString(), from: state.me.account, name: state.me.name, mention: [],
    kind: words.media ? 'image' : 'text', text: words.text ?? '', media: words.media ?? null,
    quote: quoted && { id: quoted.id, name: quoted.name, kind: quoted.kind, text: gist(quoted).slice(0, 80), media: quoted.media },
  }
  pending.set(id, { line, frame, status: 'sending' })
  quote(null)
  tell('line', line)
  return deliver(id)
}

export function sayAgain(id) {
  pending.get(id).status = 'sending'
  tell('status', id)
  return deliver(id)
}

async function deliver(id) {
  try {
    await wire.ask(pending.get(id).frame)
    pending.delete(id)
    tell('status', id)
    return true
  } catch (refusal) {
    if (refusal.again) pending.get(id).status = 'failed'
    else pending.delete(id)
    tell(refusal.again ? 'status' : 'unsaid', id)
    tell('wrong', refusal.message)
    return false
  }
}

// The bare bytes of a picture; resolves with its path. Rejects with words for the trainer.
export async function upload(blob) {
  if (blob.size > 8 * 1024 * 1024) throw new Error('图片太大了,最多8MB')
  const response = await fetch('media', { method: 'POST', body: blob })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.why)
  return answer.media
}

// A new line somewhere: the lists know at once, and an open chat that is looked at counts as read.
export function hear(line) {
  const there = state.chats.get(line.chat)
  if (!there) return
  there.last = line
  state.chats = new Map([[there.id, there], ...state.chats])
  if (line.from !== state.me.account) {
    there.unread += 1
    there.called ||= line.mention.includes(state.me.account)
  }
  if (line.chat === state.open) tell('line', line)
  tell('heard', line)
  look()
  tell('chats')
}

// Somebody has taken a line back: its words leave the page, whether they are shown, quoted or on their way in a quote.
export function forget(line) {
  if (state.quote?.id === line.id) quote(null)
  if (pending.get(line.id)?.status === 'failed') pending.delete(line.id)
  for (const waiting of pending.values()) blank(waiting.line.quote, line.id)
  tell('recalled', line)
  refresh().catch(() => { /* the next connection brings the chats */ })
}

// A quote of the line says no more what was in it.
export function blank(quoted, id) {
  if (quoted?.id === id) Object.assign(quoted, { kind: 'recall', text: '', media: null })
}

// The chat list as the server knows it: who is called, and what was said last, may have been taken back.
async function refresh() {
  const me = state.me?.account
  if (!me) return
  const answer = await wire.ask({ type: 'be', person: me })
  if (state.me.account !== me) return
  state.chats = new Map(answer.chats.map((each) => [each.id, each]))
  look()
  tell('chats')
}

// Whoever looks at the open chat has read it.
export function look() {
  const there = chat()
  if (!there?.unread || document.hidden) return
  markRead(there)
  wire.ask({ type: 'read', person: state.me.account, chat: there.id }).catch(() => { /* the next look tells again */ })
  tell('chats')
}

function markRead(there) {
  if (there) Object.assign(there, { unread: 0, called: false })
}
