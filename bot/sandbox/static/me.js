// "我是谁": speak as anybody of the town, and add residents.

import { addResident, be } from './actions.js'
import { avatar } from './avatar.js'
import { $, bdi, complain, dismissable, el } from './dom.js'
import { pickOut, takesKey } from './picking.js'
import { on, state } from './state.js'

const panel = $('people')
dismissable(panel)

on('me', () => {
  $('me-name').textContent = state.me.name
  $('me').setAttribute('aria-label', `我是${state.me.name},换一个人`)
})
on('people', () => { if (panel.open) draw() })
on('world', fillCompounds)

function draw() {
  const wanted = $('search').value.trim()
  const found = [...state.people.values()].filter((person) => [person.name, person.home, person.tag].join(' ').includes(wanted))
  const groups = groupBy(found, heading)
  const parts = [...groups].flatMap(([title, people]) => [el('h3', '', {}, bdi(title)), el('div', 'people-group', {}, ...people.map(option))])
  $('people-list').replaceChildren(...(parts.length ? parts : [el('p', 'panel-note', { textContent: '没有找到' })]))
  pickOut($('people-list'), $('people-list').querySelector(wanted ? 'button' : '[aria-current]'))
}

const heading = (person) => (person.staff ? `${person.home} · 工作人员` : `${person.home} · 住户`)

function groupBy(people, key) {
  const groups = new Map()
  for (const person of people) groups.set(key(person), [...(groups.get(key(person)) ?? []), person])
  return groups
}

function option(person) {
  const button = el('button', 'person', { dataset: { testid: 'me-option', account: person.account } },
    avatar(person.account, person.name),
    bdi(person.name, 'person-name'),
    person.tag ? el('span', 'tag', { textContent: person.tag }) : null)
  if (person.account === state.me?.account) button.setAttribute('aria-current', 'true')
  button.addEventListener('click', () => choose(person.account))
  return button
}

async function choose(account) {
  panel.close()
  try {
    await be(account)
  } catch (refusal) {
    complain(refusal.message)
  }
}

function fillCompounds() {
  const chosen = $('new-compound').value
  $('new-compound').replaceChildren(...state.world.compounds.map((compound) =>
    el('option', '', { value: compound.path, textContent: `${compound.name}(${compound.station})` })))
  if (chosen) $('new-compound').value = chosen
}

function showFields(shown) {
  $('newcomer-fields').hidden = !shown
  $('add').setAttribute('aria-expanded', shown)
  $('new-wrong').textContent = ''
  if (shown) $('new-name').focus()
}

$('me').addEventListener('click', () => {
  $('search').value = ''
  showFields(false)
  draw()
  panel.showModal()
  if (!matchMedia('(hover: none)').matches) $('search').focus() // a phone would cover the list with its keyboard
  panel.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' })
})
$('search').addEventListener('input', draw)
$('search').addEventListener('keydown', (event) => takesKey($('people-list'), event))
$('add').addEventListener('click', () => showFields($('newcomer-fields').hidden))
$('newcomer').addEventListener('submit', async (event) => {
  event.preventDefault()
  try {
    const person = await addResident($('new-name').value, $('new-compound').value)
    $('new-name').value = ''
    state.people.set(person.account, person)
    await choose(person.account)
  } catch (refusal) {
    $('new-wrong').textContent = refusal.message
  }
})
