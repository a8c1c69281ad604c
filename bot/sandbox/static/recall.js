// Taking back an own line (撤回) while it is fresh, and its words once more for whoever wants to say it better.

import { pending, takeBack } from './actions.js'
import { bdi, el } from './dom.js'
import { now, state, tell } from './state.js'

// What was taken back on this page: id of the line -> {frame, words, failed}. As in WeChat, a reload forgets the words.
const taken = new Map()

const mine = (line) => line.from === state.me.account
export const recalled = (line) => line.kind === 'recall'

// Whether the line can be taken back now. One that is still on its way cannot: nobody else has it for sure.
export function recallable(line) {
  const fresh = now() - new Date(line.at) <= state.world.recall_within * 1000
  return mine(line) && fresh && !recalled(line) && line.n !== null && !pending.has(line.id)
}

export function recall(line) {
  const frame = { type: 'recall', id: crypto.randomUUID(), person: line.from, chat: line.chat, line: line.id }
  taken.set(line.id, { frame, words: line.text, failed: false })
  return ask(line.id)
}

async function ask(id) {
  const each = taken.get(id)
  each.failed = false
  tell('status', id)
  try {
    await takeBack(each.frame)
  } catch (refusal) {
    if (refusal.again) each.failed = true
    else taken.delete(id)
    tell('status', id)
    tell('wrong', refusal.message)
  }
}

// What stands where the line was.
export function notice(line) {
  const own = mine(line) ? taken.get(line.id) : null
  return el('p', 'notice', { dataset: { testid: 'recalled', id: line.id, from: line.from } },
    el('span', '', {}, ...sentence(line)),
    own?.words ? button('reedit', '重新编辑', '', () => tell('reedit', own.words)) : null,
    own?.failed ? button('recall-again', '没有送到,再试一次', 'undelivered', () => ask(line.id)) : null)
}

export const sentence = (line) => [mine(line) ? '你' : bdi(line.name), '撤回了一条消息']

function button(testid, textContent, className, act) {
  const node = el('button', className, { textContent, dataset: { testid } })
  node.addEventListener('click', act)
  return node
}
