// The menu of a bubble: by right click, by a long press where there is no right button, and by the button ⋯ beside it.

import { quote } from './actions.js'
import { $, complain, el } from './dom.js'
import { recall, recallable } from './recall.js'
import { on } from './state.js'
import { explain, explainable } from './why.js'

const LONG_PRESS = 500
const TREMBLE = 10 // px that a finger may move while it presses
const NEAR = 60
const menu = $('menu')
let chosen = null
let opener = null // the button that opened the menu, which gets the focus back

export function withMenu(body, line) {
  let press = 0
  let start = null
  let pressed = false
  // Above the bubble; of a long one, above the finger.
  const show = (event) => showMenu(line, event.clientX, Math.max(body.getBoundingClientRect().top, event.clientY - NEAR))
  body.addEventListener('contextmenu', (event) => { event.preventDefault(); show(event) })
  body.addEventListener('pointerdown', (event) => {
    pressed = false
    if (event.pointerType !== 'touch') return
    start = event
    press = setTimeout(() => { pressed = true; show(event) }, LONG_PRESS)
  })
  body.addEventListener('pointermove', (event) => {
    if (start && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > TREMBLE) clearTimeout(press)
  })
  for (const end of ['pointerup', 'pointercancel']) body.addEventListener(end, () => clearTimeout(press))
  // The finger that has opened the menu does not open the picture too when it is lifted.
  body.addEventListener('click', (event) => { if (pressed) event.stopImmediatePropagation() }, true)
  return body
}

export function moreButton(line) {
  const button = el('button', 'more', { textContent: '⋯', title: '更多', dataset: { testid: 'more' }, aria: { label: '更多', haspopup: 'menu' } })
  button.addEventListener('click', () => {
    const box = button.getBoundingClientRect()
    showMenu(line, box.left + box.width / 2, box.top, button)
  })
  return button
}

export function choose(line) {
  quote(line)
  $('text').focus()
}

function showMenu(line, x, y, from = null) {
  chosen = line
  opener = from
  $('menu-copy').hidden = Boolean(line.media)
  $('menu-recall').hidden = !recallable(line)
  $('menu-why').hidden = !explainable(line)
  menu.hidden = false
  menu.style.left = `${Math.max(8, Math.min(x - menu.offsetWidth / 2, innerWidth - menu.offsetWidth - 8))}px`
  menu.style.top = `${Math.max(8, y - menu.offsetHeight - 6)}px`
  $('menu-quote').focus()
}

function hideMenu() {
  menu.hidden = true
  chosen = null
}

function pick(act) {
  const line = chosen
  hideMenu()
  act(line)
}

// Arrows walk through the menu in a circle; Escape leads back to where the menu was opened.
function walk(event) {
  const items = [...menu.children].filter((item) => !item.hidden)
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  items.at((items.indexOf(document.activeElement) + step) % items.length).focus()
}

$('menu-quote').addEventListener('click', () => pick(choose))
$('menu-copy').addEventListener('click', () => pick((line) => navigator.clipboard.writeText(line.text).catch(() => complain('复制没有成功'))))
// The bubble that had the focus goes: without a new place it would fall to the top of the page.
$('menu-recall').addEventListener('click', () => pick((line) => { $('log').focus({ preventScroll: true }); recall(line) }))
$('menu-why').addEventListener('click', () => pick(explain))
menu.addEventListener('keydown', walk)
document.addEventListener('pointerdown', (event) => { if (!event.target.closest('#menu')) hideMenu() })
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || menu.hidden) return
  event.preventDefault()
  hideMenu()
  opener?.focus()
})
on('opening', hideMenu)
on('close', hideMenu)
on('recalled', (line) => { if (line.id === chosen?.id) hideMenu() })
