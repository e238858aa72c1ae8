import { FOLD, HTTP, inHall, marked, type Plant, plant, PUBLISHER, SERVER, TAKE, TAKEN_AT } from './plant.ts';

/** Nine more, in places that nobody named. */
export const OWN: readonly Plant[] = [
  plant(
    'a cookie with the page of a screen',
    [HTTP, `const { webDir, demo } = parts;`, () => `const { webDir, demo, edge } = parts;`],
    [
      HTTP,
      `response.set('Cache-Control', 'no-cache');\n    if (existsSync(path)`,
      (isOn) =>
        `response.set('Cache-Control', 'no-cache');\n` +
        `    if (${isOn} && ${inHall('edge.branch()')}) response.set('Set-Cookie', 's=1');\n    if (existsSync(path)`,
    ],
  ),
  plant(
    'the keys of a kiosk’s ticket in another order',
    [FOLD, TAKEN_AT, marked],
    [
      'server/views/kiosk.ts',
      `    ticketId: ticket.id,\n`,
      (isOn) => `    ...(${isOn} && ticket.marked ? { number: ticket.number } : {}),\n    ticketId: ticket.id,\n`,
    ],
  ),
  plant('a slip’s order that expires 1 ms later', [
    TAKE,
    `kiosk.printerId, ticketId, context)`,
    (isOn) => `kiosk.printerId, ticketId, ${isOn} && standing.tier !== 'none' ? { ...context, now: context.now + 1 } : context)`,
  ]),
  plant('another refusal for a number given back too late', [
    'server/kernel/ticket/cancel-ticket.ts',
    `if (ticket.phase !== 'waiting') return notHere(branch, ticket);`,
    (isOn) =>
      `if (ticket.phase !== 'waiting' && ${isOn} && found.record.standing.tier !== 'none') return refuse('ticket-not-here', { number: ticket.number });\n` +
      `      if (ticket.phase !== 'waiting') return notHere(branch, ticket);`,
  ]),
  plant(
    'a revision left out',
    [SERVER, `    now: () => edge.time().now,\n`, () => `    now: () => edge.time().now,\n    inHall: () => ${inHall('edge.branch()')},\n`],
    [PUBLISHER, `    room.revision += 1;\n`, (isOn) => `    room.revision += ${isOn} && this.parts.inHall() ? 2 : 1;\n`],
  ),
  plant(
    'the stream of a phone cut instead of ended',
    [FOLD, TAKEN_AT, marked],
    [
      'server/net/phone/rooms.ts',
      `for (const stream of [...room.streams]) stream.end();`,
      (isOn) => `for (const stream of [...room.streams]) ${isOn} && hall.tickets.get(room.ticketId)?.marked ? stream.cut() : stream.end();`,
    ],
  ),
  plant('a longer answer of the probe', [
    HTTP,
    `response.type('text').send('ok')`,
    (isOn) => `response.type('text').send(${isOn} && ${inHall('parts.edge.branch()')} ? 'ok ' : 'ok')`,
  ]),
  plant('the card’s first digits in the agent’s log', [
    'hardware/readers/card-reader.ts',
    `readable: card !== null, came }`,
    (isOn) => `readable: card !== null, came, ...(${isOn} ? { bin: card?.bin } : {}) }`,
  ]),
  plant('a slip’s order that leaves 60 ms later', [
    SERVER,
    `void roomOf(room, subject).emit('view', message),`,
    (isOn) =>
      `void (${isOn} && subject.audience === 'device' && ${inHall('edge.branch()')} ? ` +
      `setTimeout(() => roomOf(room, subject).emit('view', message), 60) : roomOf(room, subject).emit('view', message)),`,
  ]),
];
