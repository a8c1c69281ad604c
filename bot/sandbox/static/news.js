// Where something happened while time was turned: a line with the chats of whoever is looking, each a way into it.

import { open } from './actions.js'
import { $, bdi, el } from './dom.js'
import { now, on, state } from './state.js'
import { clockOf } from './times.js'

let heard = null // while time moves: id of a chat -> time of its newest line
const strip = $('news')

// What `move` brings is told when it is done; `aloud` says so too where it brings nothing.
export async function follow(move, aloud) {
  hide()
  heard = new Map()
  const me = state.me
  try {
    if (await move() && me === state.me && (heard.size || aloud)) show(heard)
  } finally {
    heard = null
  }
}

function show(news) {
  const at = [...news.values()].sort().at(-1)
  const there = [...state.chats.values()].filter((each) => news.has(each.id))
  const words = there.length ? [...there.flatMap((each, nth) => [nth ? '、' : '', button(each)]), '有新消息'] : [`${state.me.name}的聊天里没有新消息`]
  $('news-text').replaceChildren(`${clockOf(at ? new Date(at) : now())} `, ...words)
  strip.hidden = false
}

function button(each) {
  const way = el('button', 'news-chat', { dataset: { testid: 'news-chat', chat: each.id } }, bdi(each.group ? each.title : `和${each.title}的私聊`))
  way.addEventListener('click', () => { if (each.id !== state.open) open(each.id) })
  return way
}

function hide() {
  strip.hidden = true
}

on('heard', (line) => { if (line.from !== state.me?.account) heard?.set(line.chat, line.at) })
on('me', hide)
$('news-close').addEventListener('click', hide)
