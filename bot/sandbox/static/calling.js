// Calling somebody: @ in a group opens the list of those who sit in it, and the bot; what is typed behind it narrows the list.

import { avatar } from './avatar.js'
import { $, bdi, el } from './dom.js'
import { pickOut, picked, takesKey } from './picking.js'
import { chat, on, state } from './state.js'

const BEHIND_NAME = '\u2005' // what WeChat puts there: it tells where a name ends, whatever stands in it
const BEGUN = /(?<![A-Za-z0-9_.+-])[@＠]([^@＠\n\u2005]{0,20})$/ // not that of an e-mail address
const text = $('text')
const list = $('calling')
let refused = null // where the @ stands for which the list was closed

export const called = (name) => `@${name}${BEHIND_NAME}`

// Put in place of what stands between `from` and the cursor.
export function call(name, from = text.selectionStart) {
  text.setRangeText(called(name), from, text.selectionEnd, 'end')
  text.dispatchEvent(new Event('input'))
  text.focus()
}

// Whether a key that was pressed in the input was meant for the list.
export function takesCallKey(event) {
  if (list.hidden) return false
  if (event.key === 'Escape') {
    event.preventDefault()
    refused = begun()?.at ?? null
    close()
    return true
  }
  return takesKey(list, event)
}

// The call that is being typed right before the cursor.
function begun() {
  if (text.selectionStart !== text.selectionEnd) return null
  const found = BEGUN.exec(text.value.slice(0, text.selectionStart))
  return found && { at: found.index, name: found[1] }
}

function look() {
  const call = chat()?.group ? begun() : null
  if (call?.at !== refused) refused = null
  const found = call && refused === null ? members().filter((each) => each.name.includes(call.name)) : []
  const kept = picked(list)?.dataset.account
  list.replaceChildren(...found.map((each) => row(each)))
  const same = [...list.children].find((each) => each.dataset.account === kept)
  list.hidden = !found.length
  text.setAttribute('aria-expanded', !list.hidden)
  pickOut(list, same ?? list.firstElementChild)
}

function members() {
  const others = [...state.people.values()].filter((each) => each.rooms.includes(state.open) && each.account !== state.me.account)
  return [{ ...state.world.bot, tag: '' }, ...others]
}

function row(each) {
  const button = el('button', 'callee', { type: 'button', role: 'option', tabIndex: -1, dataset: { testid: 'callee', account: each.account } },
    avatar(each.account, each.name), bdi(each.name, 'callee-name'), each.tag ? el('span', 'tag', { textContent: each.tag }) : null)
  button.addEventListener('click', () => {
    call(each.name, begun()?.at)
    close()
  })
  return button
}

function close() {
  list.hidden = true
  list.replaceChildren()
  text.setAttribute('aria-expanded', false)
}

text.addEventListener('input', look)
text.addEventListener('click', look)
text.addEventListener('blur', close)
list.addEventListener('pointerdown', (event) => event.preventDefault()) // the input keeps the focus
for (const news of ['me', 'opening', 'close']) on(news, close)
