// One line of a conversation, as WeChat draws it. Everything in it was written by somebody: it goes in as text.

import { pending, sayAgain } from './actions.js'
import { avatar } from './avatar.js'
import { $, bdi, el } from './dom.js'
import { choose, moreButton, withMenu } from './menu.js'
import { notice, recalled } from './recall.js'
import { chat, now, on, state } from './state.js'
import { stamp } from './times.js'

const STAMP_AFTER = 5 * 60_000

// `before` is the time of the line above, null for the first one; `jump` shows the line with a given id.
export function entry(line, before, jump) {
  const at = new Date(line.at)
  const apart = before === null || at - new Date(before) > STAMP_AFTER
  return el('div', 'entry', {}, apart ? el('p', 'stamp', { textContent: stamp(at, now()) }) : null,
    recalled(line) ? notice(line) : whole(line, jump))
}

function whole(line, jump) {
  const mine = line.from === state.me.account
  const body = line.media ? picture(line) : line.kind === 'file' ? file(line) : el('div', 'bubble', { dir: 'auto' }, ...words(line))
  const named = chat()?.group && !mine
  return el('div', mine ? 'line mine' : 'line', { dataset: { testid: 'bubble', id: line.id, from: line.from } },
    avatar(line.from, line.name),
    el('div', 'said', {},
      named ? bdi(line.name, 'who') : null,
      el('div', 'beside', {}, withMenu(body, line), status(line), el('div', 'handles', {}, quoteButton(line), moreButton(line))),
      line.quote ? quoted(line.quote, jump) : null))
}

// The text, with @me marked for the one who is called.
function words(line) {
  const call = `@${state.me.name}`
  if (!line.mention.includes(state.me.account)) return [line.text]
  return line.text.split(call).flatMap((part, at) => (at ? [el('span', 'mention', { textContent: call }), part] : [part]))
}

function picture(line) {
  const image = el('img', '', { src: line.media, alt: `${line.name}发的图片`, loading: 'lazy' })
  const button = el('button', 'picture', { dataset: { testid: 'thumbnail' }, aria: { label: '看大图' } }, image)
  button.addEventListener('click', () => {
    $('viewer-image').src = line.media
    $('viewer').dataset.line = line.id
    $('viewer').showModal()
  })
  return button
}

// A file that the bot has sent: its name and size, and a click keeps it.
function file(line) {
  const href = `/file/${encodeURIComponent(line.id)}?person=${encodeURIComponent(state.me.account)}`
  return el('a', 'bubble file', { href, download: line.text, dataset: { testid: 'paper' }, aria: { label: `下载文件 ${line.text}` } },
    bdi(line.text, 'file-name'), el('span', 'file-size', { textContent: size(line.size) }))
}

const size = (bytes) => bytes < 1024 ? `${bytes} B` : bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`

function status(line) {
  const waiting = pending.get(line.id)?.status
  if (waiting === 'sending') return el('span', 'sending', { role: 'img', aria: { label: '正在发送' } })
  if (waiting !== 'failed') return null
  const again = el('button', 'failed', { textContent: '!', title: '没有送到,点一下重发', dataset: { testid: 'resend' }, aria: { label: '没有送到,重发' } })
  again.addEventListener('click', () => sayAgain(line.id))
  return again
}

function quoteButton(line) {
  const button = el('button', 'quote-button', { textContent: '引用', dataset: { testid: 'quote' } })
  button.addEventListener('click', () => choose(line))
  return button
}

function quoted(line, jump) {
  if (recalled(line)) return el('p', 'quoted gone', { textContent: '原消息已撤回', dataset: { testid: 'quoted' } })
  const words = el('span', 'quoted-words', {}, bdi(line.name), ':', line.media ? null : bdi(line.text))
  const box = el('button', 'quoted', { dataset: { testid: 'quoted' }, title: '看原来那句' }, words)
  if (line.media) box.append(el('img', '', { src: line.media, alt: '图片' }))
  box.addEventListener('click', () => jump(line.id))
  return box
}

// A picture that is looked at in large goes too.
on('recalled', (line) => {
  if ($('viewer').dataset.line !== line.id) return
  $('viewer').close()
  $('viewer-image').removeAttribute('src')
})
