// A list of buttons of which one is picked out: arrows walk through them in a circle, Enter presses it.

const STEPS = { ArrowDown: 1, ArrowUp: -1 }

export const picked = (list) => list.querySelector('button.picked')

export function pickOut(list, button) {
  picked(list)?.classList.remove('picked')
  button?.classList.add('picked')
  button?.scrollIntoView({ block: 'nearest' })
}

// Whether a key was meant for the list. One that ends a word in an input method (拼音) never is.
export function takesKey(list, event) {
  if (event.isComposing || event.keyCode === 229) return false
  const step = STEPS[event.key]
  if (step) walk(list, step)
  else if (event.key === 'Enter') picked(list)?.click()
  else return false
  event.preventDefault() // the button that gets the focus next would be pressed by the same Enter
  return true
}

function walk(list, step) {
  const buttons = [...list.querySelectorAll('button')]
  const at = buttons.indexOf(picked(list))
  pickOut(list, at < 0 ? buttons.at(Math.min(step, 0)) : buttons.at((at + step) % buttons.length))
}
