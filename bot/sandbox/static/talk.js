// The open conversation: its lines in order, each once, however often the server tells them.

import { blank, older, pending } from './actions.js'
import { entry } from './bubble.js'
import { $ } from './dom.js'
import { chat, on, state } from './state.js'

const NEAR = 90
const log = $('log')
let shown = [] // {line, node}, oldest first
let more = false
let atEnd = true
let top = 0 // where the log stood at its last scrolling
let loading = false
let where = null // the chat that is shown

// What the open conversation shows, oldest first.
export const lines = () => shown.map((each) => each.line)

on('opening', begin)
on('open', (answer) => reset(answer.lines, answer.more))
on('close', begin)
on('line', put)
on('status', (id) => redraw((line) => line.id === id))
on('unsaid', remove)
on('recalled', takeAway)
on('day', () => redraw(() => true))

// Another chat begins empty; the same one, seen by somebody else, stays until its lines come.
function begin() {
  if (where !== state.open) reset([], false)
  where = state.open
  showTitle()
}

function showTitle() {
  const there = chat()
  $('nothing').hidden = Boolean(there)
  $('talk').classList.toggle('empty', !there)
  $('talk-title').textContent = there ? (there.group ? `${there.title}(${there.members})` : there.title) : ''
}

function reset(lines, hasMore) {
  shown = []
  more = hasMore
  log.replaceChildren()
  lines.forEach(append)
  const known = new Set(lines.map((line) => line.id))
  for (const { line } of pending.values()) if (line.chat === where && !known.has(line.id)) append(line)
  toEnd()
}

// A new line goes to the end. One that was shown while it was on its way gives up that place for its true one.
function put(line) {
  if (line.chat !== where) return
  const stay = nearEnd() || line.from === state.me.account
  const at = shown.findIndex((each) => each.line.id === line.id)
  if (at >= 0 && shown[at].line.n !== null) return
  if (at >= 0) remove(line.id)
  append(line)
  if (stay) toEnd()
  else $('fresh').hidden = false
}

// What stays of a line that was taken back comes in its place, and quotes of it say so.
function takeAway(line) {
  for (const each of shown) {
    if (each.line.id === line.id) each.line = line
    else blank(each.line.quote, line.id)
  }
  redraw((each) => each.id === line.id || each.quote?.id === line.id)
  if (atEnd) toEnd()
}

function append(line) {
  const node = draw(line, shown.at(-1)?.line)
  shown.push({ line, node })
  log.append(node)
}

function remove(id) {
  shown.find((each) => each.line.id === id)?.node.remove()
  shown = shown.filter((each) => each.line.id !== id)
}

function redraw(which) {
  shown.forEach((each, at) => {
    if (!which(each.line)) return
    const node = draw(each.line, shown[at - 1]?.line)
    each.node.replaceWith(node)
    each.node = node
  })
}

const draw = (line, above) => entry(line, above?.at ?? null, jump)

async function loadOlder() {
  const first = shown[0]?.line
  if (!more || loading || !first?.n) return
  loading = true
  const asked = where
  try {
    const answer = await older(first.n)
    if (asked === where && shown[0]?.line === first) prepend(answer.lines, answer.more)
  } catch { /* the connection broke: the next scroll asks again */ } finally {
    loading = false
  }
}

function prepend(lines, hasMore) {
  const height = log.scrollHeight
  const later = shown
  more = hasMore
  shown = lines.map((line, at) => ({ line, node: draw(line, lines[at - 1]) }))
  log.prepend(...shown.map((each) => each.node))
  shown.push(...later)
  redraw((line) => line === later[0]?.line)
  log.scrollTop += log.scrollHeight - height
}

function jump(id) {
  const there = shown.find((each) => each.line.id === id)?.node
  if (!there) return
  there.scrollIntoView({ block: 'center', behavior: 'smooth' })
  there.classList.add('flash')
  setTimeout(() => there.classList.remove('flash'), 1600)
}

const nearEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR

function toEnd() {
  log.scrollTop = log.scrollHeight
  atEnd = true
  $('fresh').hidden = true
}

log.addEventListener('scroll', () => {
  // A picture that grows meanwhile leads nobody away from the end: only scrolling up does.
  atEnd = nearEnd() || (atEnd && log.scrollTop >= top)
  top = log.scrollTop
  if (atEnd) $('fresh').hidden = true
  if (log.scrollTop < NEAR) loadOlder()
})
// A picture gets its height when it has come, and the input bar grows with its words: whoever was at the end stays there.
log.addEventListener('load', () => { if (atEnd) toEnd() }, true)
new ResizeObserver(() => { if (atEnd) toEnd() }).observe(log)
$('fresh').addEventListener('click', toEnd)
