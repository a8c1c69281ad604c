// Times as WeChat writes them, on the clock of the town whatever the machine's time zone is.

const ZONE = 'Asia/Shanghai'
const DAY = 86_400_000
const format = (options) => new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, ...options })
const CLOCK = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const DATE = format({ month: 'long', day: 'numeric' })
const WHOLE_DATE = format({ year: 'numeric', month: 'long', day: 'numeric' })
const WEEKDAY = format({ weekday: 'short' })
const FIELD = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' })

export const clockOf = (moment) => CLOCK.format(moment)
export const dateOf = (moment) => `${DATE.format(moment)} ${WEEKDAY.format(moment)}`
export const yearDateOf = (moment) => WHOLE_DATE.format(moment)

// The value of a datetime-local field.
export const fieldOf = (moment) => FIELD.format(moment).replace(' ', 'T')

// Above a line: 08:31, 昨天 08:31, 周三 08:31, 9月3日 08:31.
export function stamp(moment, now) {
  const day = dayWord(moment, now)
  return day ? `${day} ${clockOf(moment)}` : clockOf(moment)
}

// In the chat list: the clock today, else the day.
export const shortStamp = (moment, now) => dayWord(moment, now) || clockOf(moment)

function dayWord(moment, now) {
  const days = dayNumber(now) - dayNumber(moment)
  if (days === 0) return ''
  if (days === 1) return '昨天'
  if (days > 1 && days < 7) return WEEKDAY.format(moment)
  return fieldOf(moment).slice(0, 4) === fieldOf(now).slice(0, 4) ? DATE.format(moment) : WHOLE_DATE.format(moment)
}

function dayNumber(moment) {
  return Math.floor(Date.parse(`${fieldOf(moment).slice(0, 10)}T00:00Z`) / DAY)
}
