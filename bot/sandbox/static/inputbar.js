// The input bar: text, pictures, @小鹿, and the line that is quoted.

import { quote, say, upload } from './actions.js'
import { $, complain } from './dom.js'
import { sketch } from './sketch.js'
import { on, state } from './state.js'

const text = $('text')

on('world', () => { $('at-bot').textContent = `@${state.world.bot.name}` })
on('quote', showQuote)
on('me', showQuote)
on('opening', showQuote)

function showQuote() {
  const line = state.quote
  $('quoting').hidden = !line
  $('quoting-text').textContent = line ? `${line.name}:${line.media ? '[图片]' : line.text.slice(0, 120)}` : ''
}

async function sendText() {
  const words = text.value
  if (!words.trim() || !state.open) return
  text.value = ''
  fit()
  const kept = await say({ text: words })
  if (!kept && !text.value) text.value = words
}

async function sendPicture(blob) {
  if (!state.open) return
  try {
    await say({ media: await upload(blob) })
  } catch (error) {
    complain(error instanceof TypeError ? '连接断开了,图片没有发出去' : error.message)
  }
}

// As high as the words need, up to what the style allows.
function fit() {
  text.style.height = 'auto'
  text.style.height = `${text.scrollHeight}px`
}

$('input-bar').addEventListener('submit', (event) => { event.preventDefault(); sendText() })
text.addEventListener('input', fit)
// Enter also ends a word in an input method (拼音): then it must not send.
text.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
  event.preventDefault()
  sendText()
})
$('at-bot').addEventListener('click', () => {
  text.setRangeText(`@${state.world.bot.name} `, text.selectionStart, text.selectionEnd, 'end')
  text.focus()
})
$('unquote').addEventListener('click', () => { quote(null); text.focus() })
$('picture').addEventListener('click', () => $('file').click())
$('file').addEventListener('change', () => {
  const [file] = $('file').files
  if (file) sendPicture(file)
  $('file').value = ''
})
$('sample').addEventListener('click', async () => sendPicture(await sketch('blocked')))
