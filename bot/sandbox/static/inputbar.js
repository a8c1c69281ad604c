// The input bar: text, @小鹿, and the line that is quoted.

import { quote, say } from './actions.js'
import { call, takesCallKey } from './calling.js'
import { $, bdi, gist } from './dom.js'
import { on, state } from './state.js'

const text = $('text')
const drafts = new Map() // place -> text
const place = () => JSON.stringify([state.me?.account, state.open])

on('world', () => { $('at-bot').textContent = `@${state.world.bot.name}` })
on('quote', showQuote)
on('reedit', write)
on('me', showQuote)
on('opening', () => { showQuote(); showDraft() })
on('open', fit)

function showQuote() {
  const line = state.quote
  $('quoting').hidden = !line
  if (line) $('quoting-text').replaceChildren(bdi(line.name), ':', bdi(gist(line).slice(0, 120)))
}

async function sendText() {
  const words = text.value
  if (!words.trim() || !state.open) return
  text.value = ''
  fit()
  await say({ text: words })
}

// Each person's words for each chat wait there, as in WeChat: they never go out under another name.
function showDraft() {
  text.value = drafts.get(place()) ?? ''
  fit()
}

// Words that were taken back, to be said better; what is written already stays in front of them.
function write(words) {
  text.setRangeText(words, text.value.length, text.value.length, 'end')
  fit()
  text.focus()
}

// As high as the words need, up to what the style allows.
function fit() {
  drafts.set(place(), text.value)
  text.style.height = 'auto'
  text.style.height = `${text.scrollHeight}px`
}

$('input-bar').addEventListener('submit', (event) => { event.preventDefault(); sendText() })
text.addEventListener('input', fit)
// Enter also ends a word in an input method (拼音): then it must not send.
text.addEventListener('keydown', (event) => {
  if (takesCallKey(event)) return
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
  event.preventDefault()
  sendText()
})
$('at-bot').addEventListener('click', () => call(state.world.bot.name))
$('unquote').addEventListener('click', () => { quote(null); text.focus() })
// Escape lets go of a quote, where nothing else is open that it closes.
document.addEventListener('keydown', (event) => {
  const busy = event.defaultPrevented || event.isComposing || !$('menu').hidden || document.querySelector('dialog[open]')
  if (event.key === 'Escape' && state.quote && !busy) quote(null)
})
