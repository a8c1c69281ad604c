// The sandbox's clock, and the buttons that turn it forward.

import { askClock, forward } from './actions.js'
import { $, complain, dismissable } from './dom.js'
import { follow } from './news.js'
import { now, on, state, tell } from './state.js'
import { clockOf, dateOf, fieldOf, yearDateOf } from './times.js'

const buttons = [...document.querySelectorAll('.moves .move')]
let busy = false
let minute = ''
dismissable($('to'))

export function setClock(frame) {
  state.shift = Date.parse(frame.now) - Date.now()
  busy = frame.busy
  $('clock-hint').textContent = [frame.day, frame.open ? '工作时间' : '非工作时间'].filter(Boolean).join(' · ')
  $('clock-hint').classList.toggle('closed', !frame.open)
  for (const button of buttons) button.disabled = busy
  $('clock').classList.toggle('busy', busy)
  show()
}

function show() {
  const moment = now()
  const day = dateOf(moment)
  if ($('clock-date').textContent !== day) {
    $('clock-date').textContent = day
    tell('day')
  }
  $('clock-date').title = yearDateOf(moment)
  $('clock-time').textContent = $('fold-time').textContent = clockOf(moment)
  $('fold').setAttribute('aria-label', `沙盒里的时间${clockOf(moment)},${$('fold').ariaExpanded === 'true' ? '收起' : '拨快'}`)
}

// On a phone the clock is folded away behind a button that shows the time.
function unfold(unfolded) {
  $('fold').setAttribute('aria-expanded', unfolded)
  $('time').classList.toggle('unfolded', unfolded)
  show()
}

// Opening and closing time come with a minute: then the server knows what to say about it.
setInterval(() => {
  if (!state.world) return
  show()
  const here = clockOf(now())
  if (here === minute) return
  minute = here
  askClock().catch(() => { /* the clock comes again with the connection */ })
}, 1000)

async function move(goal) {
  try {
    await forward(goal)
    return true
  } catch (refusal) {
    complain(refusal.message)
    return false
  }
}

$('fold').addEventListener('click', () => unfold($('fold').ariaExpanded !== 'true'))
on('world', () => { $('next-due').hidden = !state.world.next_due })
for (const button of buttons) {
  if (button.dataset.seconds) button.addEventListener('click', () => follow(() => move({ seconds: Number(button.dataset.seconds) })))
}
$('next-due').addEventListener('click', () => follow(() => move({ next: true }), true))
$('to-time').addEventListener('click', () => {
  $('to-input').value = fieldOf(new Date(now().getTime() + 60_000))
  $('to-input').min = fieldOf(now())
  $('to').showModal()
})
$('to-form').addEventListener('submit', (event) => {
  event.preventDefault()
  $('to').close()
  follow(() => move({ to: $('to-input').value }))
})
