// Small helpers around the document. Text goes in as text only: nothing here ever parses HTML.

export const $ = (id) => document.getElementById(id)

// An element with a class, properties such as {textContent, title, dataset, role, aria} and children.
export function el(tag, className = '', props = {}, ...children) {
  const { dataset, aria, role, ...rest } = props
  const node = Object.assign(document.createElement(tag), rest)
  if (className) node.className = className
  if (role) node.setAttribute('role', role)
  Object.assign(node.dataset, dataset)
  for (const [name, value] of Object.entries(aria ?? {})) node.setAttribute(`aria-${name}`, value)
  node.append(...children.filter((child) => child !== null && child !== undefined))
  return node
}

// A name or a text of somebody's: it must not turn the words around it from right to left.
export const bdi = (text, className = '') => el('bdi', className, { textContent: text })

// What stands for a line where there is no room for it.
export const gist = (line) => line.media ? '[图片]' : line.kind === 'file' ? `[文件] ${line.text}` : line.text

// Every [data-close] button and a click beside a dialog closes it.
export function dismissable(dialog) {
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target.closest('[data-close]')) dialog.close()
  })
}

let wrongTimer = 0

// A short complaint at the foot of the page.
export function complain(text) {
  const box = $('wrong')
  box.textContent = text
  box.hidden = false
  clearTimeout(wrongTimer)
  wrongTimer = setTimeout(() => { box.hidden = true }, 5000)
}
