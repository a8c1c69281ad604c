// The page as a whole: connects, takes what the server sends, and keeps the two screens of a phone apart.

import { be, close, connect, drop, forget, hear, look, open } from './actions.js'
import './chatlist.js'
import { setClock } from './clock.js'
import { $, complain, dismissable } from './dom.js'
import './inputbar.js'
import './me.js'
import './morning.js'
import './pictures.js'
import './practice.js'
import { on, remembered, state, tell } from './state.js'
import './talk.js'

const NARROW = matchMedia('(max-width: 719px)')
const HINT_SEEN = 'luming-sandbox-hint'

connect((frame) => {
  if (frame.type === 'world') enter(frame).catch(() => { /* the connection broke: the next one enters again */ })
  else if (frame.type === 'line') hear(frame.line)
  else if (frame.type === 'recalled') forget(frame.line)
  else if (frame.type === 'clock') setClock(frame)
  else if (frame.type === 'person') meet(frame.person)
  else if (frame.type === 'anew') leave()
})

// The sandbox goes, and comes back empty: nothing of what the page knows holds there.
let gone = false
function leave() {
  gone = true
  drop()
}

// At the first connection and at every later one: whatever was missed comes with the chats.
async function enter(world) {
  if (gone) return location.reload()
  const first = state.world === null
  state.world = world
  state.people = new Map(world.people.map((person) => [person.account, person]))
  setClock(world.clock)
  tell('world')
  tell('people')
  if (first) showHint()
  const me = [state.me?.account, remembered('me'), world.people[0]?.account].find((account) => state.people.has(account))
  if (!me) return
  await be(me, first ? remembered('open') || null : state.open)
  if (first && !state.open && !NARROW.matches) await open(state.chats.keys().next().value)
}

function meet(person) {
  state.people.set(person.account, person)
  tell('people')
}

function showHint() {
  $('folder').textContent = state.world.folder
  $('hint').hidden = localStorage.getItem(HINT_SEEN) === 'yes'
}

on('connected', (connected) => { $('offline').hidden = connected })
on('opening', () => $('phone').classList.add('talking'))
on('close', () => $('phone').classList.remove('talking'))
on('wrong', complain)
$('back').addEventListener('click', close)
$('hint-close').addEventListener('click', () => {
  localStorage.setItem(HINT_SEEN, 'yes')
  $('hint').hidden = true
})
document.addEventListener('visibilitychange', look)
dismissable($('viewer'))
