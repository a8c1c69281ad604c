// Avatars: rounded squares in a colour of the account's own, with the last character of the name.

import { el } from './dom.js'

const HUES = 12

export function avatar(account, name) {
  return el('span', `avatar hue${hue(account)}`, { textContent: lastCharacter(name), aria: { hidden: 'true' } })
}

// A group shows the faces of its first members, as WeChat does.
export function mosaic(faces) {
  const tiles = faces.map((face) => el('span', `tile hue${hue(face.account)}`, { textContent: lastCharacter(face.name) }))
  return el('span', `avatar mosaic ${faces.length > 4 ? 'nine' : 'four'}`, { aria: { hidden: 'true' } }, ...tiles)
}

function hue(account) {
  if (account === 'bot') return '-bot'
  let sum = 7 // with 126 the sample residents all differ
  for (const letter of account) sum = (sum * 126 + letter.codePointAt(0)) % 9973
  return sum % HUES
}

// By what the eye takes for one character, so that an emoji of several parts stays whole.
function lastCharacter(name) {
  const parts = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(name.trim())]
  return parts.at(-1)?.segment ?? '?'
}
