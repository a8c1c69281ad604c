// Pictures on their way into the open chat: chosen, pasted, or dropped on it.

import { say, upload } from './actions.js'
import { $, complain } from './dom.js'
import { sketch } from './sketch.js'
import { state } from './state.js'

const KINDS = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])
const AT_ONCE = 9 // as many as WeChat sends together
const talk = $('talk')

async function send(blob) {
  if (!state.open) return
  try {
    await say({ media: await upload(blob) })
  } catch (error) {
    complain(error instanceof TypeError ? '连接断开了,图片没有发出去' : error.message)
  }
}

// One after the other, so that they stand in the order in which they came.
async function sendAll(files) {
  const pictures = files.filter((file) => KINDS.has(file.type)).slice(0, AT_ONCE)
  if (pictures.length < files.length) complain(files.length > AT_ONCE ? `一次最多发${AT_ONCE}张图片` : '只能发图片(png、jpg、gif、webp)')
  for (const picture of pictures) await send(picture)
}

const carriesFiles = (event) => event.dataTransfer?.types.includes('Files')

function mark(over) {
  talk.classList.toggle('dropping', over)
}

$('picture').addEventListener('click', () => $('file').click())
$('file').addEventListener('change', () => {
  const [file] = $('file').files
  if (file) send(file)
  $('file').value = ''
})
$('sample').addEventListener('click', async () => send(await sketch('blocked')))

// Words that were copied together with a picture of them (out of a document) are words.
document.addEventListener('paste', (event) => {
  const files = [...event.clipboardData.files]
  const elsewhere = event.target.closest('input, dialog')
  if (!files.length || elsewhere || event.clipboardData.getData('text/plain')) return
  event.preventDefault()
  sendAll(files)
})

// What is dropped beside the chat must not lead the browser away from the page.
document.addEventListener('dragover', (event) => {
  if (!carriesFiles(event)) return
  event.preventDefault()
  const here = Boolean(state.open && event.target.closest('#talk'))
  event.dataTransfer.dropEffect = here ? 'copy' : 'none'
  mark(here)
})
document.addEventListener('dragleave', (event) => { if (!event.relatedTarget) mark(false) })
document.addEventListener('drop', (event) => {
  if (!carriesFiles(event)) return
  event.preventDefault()
  mark(false)
  if (event.target.closest('#talk')) sendAll([...event.dataTransfer.files])
})
