// The chat list: newest first, unread marks, 有人@我.

import { open } from './actions.js'
import { avatar, mosaic } from './avatar.js'
import { $, bdi, el, gist } from './dom.js'
import { recalled, sentence } from './recall.js'
import { now, on, state } from './state.js'
import { shortStamp } from './times.js'

const TITLE = document.title

on('me', draw)
on('chats', draw)
on('day', draw)

function draw() {
  const focused = document.activeElement?.dataset.chat
  $('chat-list').replaceChildren(...[...state.chats.values()].map(item))
  if (focused) [...$('chat-list').querySelectorAll('button')].find((row) => row.dataset.chat === focused)?.focus()
  const unread = [...state.chats.values()].reduce((sum, each) => sum + each.unread, 0)
  $('all-unread').textContent = unread ? `(${unread})` : ''
  document.title = unread ? `(${unread > 99 ? '99+' : unread}) ${TITLE}` : TITLE
}

function item(chat) {
  const face = chat.group ? mosaic([...chat.faces, state.world.bot]) : avatar('bot', state.world.bot.name)
  const count = chat.unread > 99 ? '99+' : chat.unread
  const badge = count ? el('span', 'badge', { textContent: count, role: 'img', aria: { label: `${count}条未读` } }) : null
  const row = el('button', 'chat', { dataset: { testid: 'chat-item', chat: chat.id } },
    el('span', 'face', {}, face, badge),
    el('span', 'chat-words', {},
      el('span', 'chat-first', {}, bdi(chat.title, 'chat-title'), time(chat.last)),
      el('span', 'chat-last', {}, chat.called ? el('span', 'called', { textContent: '[有人@我] ' }) : null, preview(chat))))
  if (chat.id === state.open) row.setAttribute('aria-current', 'true')
  row.addEventListener('click', () => { if (chat.id !== state.open) open(chat.id) })
  return el('li', '', {}, row)
}

function time(last) {
  return el('span', 'chat-time', { textContent: last ? shortStamp(new Date(last.at), now()) : '' })
}

function preview({ last, group }) {
  if (!last) return ''
  if (recalled(last)) return el('span', '', {}, ...sentence(last))
  const words = gist(last).slice(0, 60)
  const named = group && last.from !== state.me.account
  return el('span', '', {}, ...(named ? [bdi(last.name), ': '] : []), bdi(words))
}
