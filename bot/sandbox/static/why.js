// 为什么没说话: what the bot made of a line of somebody's, in sentences.

import { pending, whyOf } from './actions.js'
import { $, bdi, complain, dismissable, el } from './dom.js'
import { recalled } from './recall.js'
import { on, state } from './state.js'

const panel = $('why')
dismissable(panel)

export const explainable = (line) => state.world.why && line.from !== 'bot' && !recalled(line) && !pending.has(line.id)

export async function explain(line) {
  let why
  try {
    why = await whyOf(line)
  } catch (refusal) {
    return complain(refusal.message)
  }
  panel.dataset.line = line.id
  $('why-line').replaceChildren(bdi(line.name), ':', bdi(line.media ? '[图片]' : line.text.slice(0, 120)))
  $('why-text').replaceChildren(...why.map((textContent) => el('p', '', { textContent })))
  if (!panel.open) panel.showModal()
}

on('recalled', (line) => { if (panel.dataset.line === line.id) panel.close() })
