// What can be done with a practice as a whole: taking it away as a script, and beginning anew.

import { beginAnew } from './actions.js'
import { $, complain, dismissable } from './dom.js'
import { on, state } from './state.js'

const panel = $('practice-panel')
dismissable(panel)

function ask(sure) {
  $('anew').hidden = sure || !state.world?.anew
  $('anew-sure').hidden = !sure
}

on('world', () => ask(false))
$('practice').addEventListener('click', () => {
  ask(false)
  panel.showModal()
})
$('anew').addEventListener('click', () => {
  ask(true)
  $('anew-sure').querySelector('[data-close]').focus()
})
$('anew-go').addEventListener('click', async () => {
  panel.close()
  try {
    await beginAnew()
  } catch (refusal) {
    if (!refusal.again) complain(refusal.message) // a connection that breaks is what was asked for
  }
})
