// Sample pictures, drawn here so that trainers need no photo: a doorway, blocked by a van or clear.

const WIDTH = 640
const HEIGHT = 480

// kind: 'blocked' | 'cleared'. Resolves with a PNG.
export function sketch(kind) {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT })
  const pen = canvas.getContext('2d')
  ground(pen)
  house(pen)
  if (kind === 'blocked') van(pen)
  label(pen, kind === 'blocked' ? '示例图片:车堵在单元门口' : '示例图片:门口已经腾空')
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

function box(pen, colour, x, y, width, height, round = 0) {
  pen.fillStyle = colour
  pen.beginPath()
  pen.roundRect(x, y, width, height, round)
  pen.fill()
}

function ground(pen) {
  box(pen, '#bcd9ea', 0, 0, WIDTH, 330)
  box(pen, '#9aa0a3', 0, 330, WIDTH, 150)
  box(pen, '#c8c4b8', 0, 318, WIDTH, 22)
  for (let x = 20; x < WIDTH; x += 110) box(pen, '#e8e8e0', x, 418, 60, 6)
}

function house(pen) {
  box(pen, '#d9b48f', 90, 40, 460, 285)
  for (let row = 0; row < 2; row += 1) {
    for (let x = 125; x < 520; x += 110) box(pen, '#6f8ea3', x, 70 + row * 90, 60, 55, 3)
  }
  box(pen, '#7b5138', 275, 205, 95, 120)
  box(pen, '#54382a', 283, 215, 37, 110)
  box(pen, '#54382a', 325, 215, 37, 110)
  box(pen, '#f4f1ea', 262, 180, 120, 22, 3)
  write(pen, '5栋1单元', 322, 197, 17, '#333')
}

function van(pen) {
  box(pen, '#f5f5f2', 215, 240, 235, 120, 16)
  box(pen, '#50626e', 232, 256, 62, 42, 6)
  box(pen, '#50626e', 304, 256, 62, 42, 6)
  box(pen, '#50626e', 378, 256, 56, 42, 12)
  box(pen, '#d8d8d4', 215, 318, 235, 10)
  for (const x of [268, 398]) disc(pen, x, 360, 25)
}

function disc(pen, x, y, radius) {
  for (const [size, colour] of [[radius, '#2d2d2d'], [radius / 2, '#b8b8b8']]) {
    pen.fillStyle = colour
    pen.beginPath()
    pen.arc(x, y, size, 0, Math.PI * 2)
    pen.fill()
  }
}

function label(pen, text) {
  box(pen, 'rgba(0, 0, 0, 0.55)', 0, HEIGHT - 44, WIDTH, 44)
  write(pen, text, WIDTH / 2, HEIGHT - 14, 22, '#fff')
}

function write(pen, text, x, y, size, colour) {
  pen.font = `${size}px sans-serif`
  pen.textAlign = 'center'
  pen.fillStyle = colour
  pen.fillText(text, x, y)
}
