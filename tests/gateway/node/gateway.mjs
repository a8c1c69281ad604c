// A Wechaty gateway for tests: the real PuppetServer around a puppet without WeChat.
//
//   node gateway.mjs --port 23456 --token t --world world.json [--plain | --cert file --key file]
//
// Without --plain and --cert it serves the certificate that the package carries. Commands come as JSON lines on stdin,
// {"n": 1, "do": "say", "with": {...}}; each gets one line on stdout, {"n": 1, "ok": ...} or {"n": 1, "error": "..."}.
// Beside the answers stdout tells {"ready": port}, and {"sent": {...}} and {"recalled": id} as they happen.
// The people, the rooms and who is logged in are kept in the world file: a gateway that was killed comes back with them.

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

import { types } from 'wechaty-puppet'
import { PuppetServer } from 'wechaty-puppet-service'

import { Puppet, tell } from './puppet.mjs'

const { values: args } = parseArgs({
  options: {
    port: { type: 'string' },
    token: { type: 'string' },
    world: { type: 'string' },
    plain: { type: 'boolean', default: false },
    cert: { type: 'string' },
    key: { type: 'string' },
  },
})

const puppet = new Puppet()
const { mocker } = puppet
const person = id => mocker.ContactMock.load(id)
const chat = id => mocker.RoomMock.load(id)
const read = file => file && readFileSync(file, 'utf8')
const sleep = ms => new Promise(resolve => setTimeout(resolve, ms))

function makeContact (payload) {
  // The mock makes up what is not given: a random alias or city would be noise, a random `friend` a coin toss.
  mocker.createContact({ alias: '', avatar: '', friend: false, phone: [], type: types.Contact.Individual, ...payload })
}

function makeRoom ({ aliases = {}, members, ...payload }) {
  mocker.createRoom({ adminIdList: [], avatar: '', memberIdList: members, ...payload })
  puppet.aliases.set(payload.id, aliases)
}

function keepWorld () {
  const rooms = [...mocker.cacheRoomPayload.values()]
  writeFileSync(args.world + '.draft', JSON.stringify({
    contacts: [...mocker.cacheContactPayload.values()],
    rooms: rooms.map(({ memberIdList, ...room }) => ({
      ...room, members: memberIdList, aliases: puppet.aliases.get(room.id),
    })),
    user: puppet.isLoggedIn ? puppet.currentUserId : null,
  }))
  renameSync(args.world + '.draft', args.world) // killed in between, it still has the last one
}

function restoreWorld () {
  if (!existsSync(args.world)) return
  const { contacts, rooms, user } = JSON.parse(read(args.world))
  contacts.forEach(makeContact)
  rooms.forEach(makeRoom)
  if (user) mocker.login(person(user))
}

let heartbeat

// What changes the world; it is written down before the answer goes out.
const changes = {
  contact: makeContact,
  room: makeRoom,
  login: ({ id }) => mocker.login(person(id)),
  logout: ({ why = 'logged out on the phone' }) => puppet.logout(why),
  topic: ({ room, topic, by }) => chat(room).topic(topic).by(person(by)),
  add: ({ room, people, by }) => chat(room).add(...people.map(person)).by(person(by)),
  remove: ({ room, people, by }) => chat(room).remove(...people.map(person)).by(person(by)),
  friend: ({ id, yes }) => {
    person(id).payload.friend = yes
    puppet.dirtyPayload(types.Dirty.Contact, id)
  },
  rename: ({ id, name, room }) => { // in the room given, else everywhere
    if (room) {
      puppet.aliases.get(room)[id] = name
      puppet.dirtyPayload(types.Dirty.RoomMember, room)
    } else {
      person(id).payload.name = name
      puppet.dirtyPayload(types.Dirty.Contact, id)
    }
  },
}

// What merely happens.
const happenings = {
  say: message => puppet.hear(message),
  image: message => puppet.hear({ type: types.Message.Image, filename: 'photo.jpg', ...message }),
  burst: async ({ n, prefix = '', every = 0, ...message }) => {
    const ids = []
    for (let i = 0; i < n; i++) {
      ids.push(puppet.hear({ ...message, text: `${prefix}${i}` }))
      if (every) await sleep(every)
    }
    return ids
  },
  flow: async ({ n, prefix = '', every = 0, ...message }) => { // a burst that tells the moment of each line, too
    const handed = []
    for (let i = 0; i < n; i++) {
      const at = Date.now(), heard = clients() > 0 // what nobody listens to is handed over to nobody
      const id = puppet.hear({ ...message, text: `${prefix}${i}` })
      if (heard) handed.push([id, at])
      if (every) await sleep(every)
    }
    return handed
  },
  scan: ({ qrcode = 'https://example.invalid/qr', status = types.ScanStatus.Waiting }) => mocker.scan(qrcode, status),
  // After the first one the puppet's watchdog expects more: 60 s of silence make it reset, and log out.
  heartbeat: ({ every = 0 }) => {
    const beat = () => puppet.emit('heartbeat', { data: 'alive' })
    clearInterval(heartbeat)
    if (every) heartbeat = setInterval(beat, every)
    beat()
  },
  dongs: ({ on }) => { puppet.dongs = on },
  emit: ({ name, payload }) => { puppet.emit(name, payload) },
  fail: order => puppet.fail(order),
  sent: () => puppet.sent,
  state: () => ({
    user: puppet.isLoggedIn ? puppet.currentUserId : null,
    contacts: mocker.cacheContactPayload.size,
    rooms: mocker.cacheRoomPayload.size,
    clients: clients(),
    memory: process.memoryUsage.rss(),
  }),
}

async function obey ({ n, do: name, with: given }) {
  try {
    const command = changes[name] ?? happenings[name]
    if (!command) throw new Error('no such command: ' + name)
    const ok = await command(given) ?? null
    if (name in changes) keepWorld()
    tell({ n, ok })
  } catch (error) {
    tell({ n, error: String(error.message) })
  }
}

const server = new PuppetServer({
  endpoint: `127.0.0.1:${args.port}`,
  puppet,
  token: args.token,
  tls: { disable: args.plain, serverCert: read(args.cert), serverKey: read(args.key) },
})
await puppet.start()
restoreWorld()
await server.start()
const listeners = puppet.listenerCount('dong')
const clients = () => puppet.listenerCount('dong') - listeners // an open event stream listens to every event

const commands = createInterface({ input: process.stdin })
commands.on('line', line => obey(JSON.parse(line)))
commands.on('close', () => process.exit()) // the test is gone
tell({ ready: Number(args.port) })
