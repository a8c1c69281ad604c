// The sample morning: line after line, with the clock turned in between, and a caption that tells what is happening.

import { be, forward, quote, say, upload } from './actions.js'
import { $ } from './dom.js'
import { sketch } from './sketch.js'
import { on, state, tell } from './state.js'
import { lines } from './talk.js'

// Real time per step, in ms; ?pace=… lets a test hurry.
const PACE = Number(new URLSearchParams(location.search).get('pace') ?? 1500)
let playing = null // an AbortController while it plays

on('world', () => { $('morning').hidden = !state.world.morning })
$('morning').addEventListener('click', () => (playing ? playing.abort() : play()))
$('morning-stop').addEventListener('click', () => (playing ? playing.abort() : hideCaption()))

async function play() {
  playing = new AbortController()
  const { signal } = playing
  show()
  try {
    const steps = await (await fetch('morning.json')).json()
    await forward({ open: true })
    for (const step of steps) {
      await act(step, signal)
      await pause(PACE, signal)
    }
  } catch (error) {
    if (!signal.aborted) tell('wrong', `演示停了:${error.message}`)
    hideCaption()
  } finally {
    playing = null
    show()
  }
}

async function act(step, signal) {
  if (step.after) await forward({ seconds: step.after })
  signal.throwIfAborted()
  await be(step.who, step.chat)
  caption(step.caption)
  if (step.quote) quote(newestCard())
  const media = step.picture ? await upload(await sketch(step.picture)) : null
  signal.throwIfAborted()
  if (media || step.text) await say(media ? { media } : { text: step.text })
}

// The newest line of the bot that names a ticket, else its newest line: what an officer would quote.
function newestCard() {
  const said = lines().filter((line) => line.from === 'bot' && line.kind !== 'recall')
  return said.findLast((line) => /#\d/.test(line.text)) ?? said.at(-1) ?? null
}

function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason) }, { once: true })
  })
}

function caption(text) {
  $('caption-text').textContent = text
  $('caption').hidden = false
}

const hideCaption = () => { $('caption').hidden = true }

function show() {
  $('morning-word').textContent = playing ? '■ 停止演示' : '▶ 演示'
  $('morning-rest').hidden = Boolean(playing)
  $('morning-stop').textContent = playing ? '停止' : '知道了'
}
