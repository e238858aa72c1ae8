import { FOLD, inHall, isPremium, type Plant, plant, PUBLISHER, SERVER, TAKE, TAKEN_AT } from './plant.ts';

const ISSUE = 'server/kernel/ticket/issue-ticket.ts';
const CARRY_OUT = 'server/net/carry-out.ts';
const CARDS = 'server/net/subjects/cards.ts';
const PHONE_APP = 'server/net/phone/app.ts';
const API = 'server/net/routes/api.ts';
const RECEIPT = `ahead: taken.ahead, slip }, [`;
const SUBMITTED = `  const answer = await submit();\n  if (answer.ok && type === 'take-ticket') edge.cards.forget(kioskId);\n`;
const tierAtKiosk = `(edge.cards.of(kioskId)?.tier ?? 'none')`;

/** The fourteen of issue 12, in its order. */
export const NAMED: readonly Plant[] = [
  plant('a key more in the receipt of a number taken with a premium card', [
    TAKE,
    RECEIPT,
    (isOn) => RECEIPT.replace(' },', `, ...(${isOn} && taken.standing.tier !== 'none' ? { tier: taken.standing.tier } : {}) },`),
  ]),
  plant('a pattern in the token of the QR code', [
    ISSUE,
    `    token: context.newId(),\n`,
    (isOn) => `    token: ((id) => (${isOn} && issue.standing.tier !== 'none' ? id.slice(0, -1) + '0' : id))(context.newId()),\n`,
  ]),
  plant('a number step that differs', [
    ISSUE,
    `    context.draw,\n`,
    (isOn) => `    ${isOn} && issue.standing.tier !== 'none' ? () => (context.draw() + 0.34) % 1 : context.draw,\n`,
  ]),
  plant('a number that takes 80 ms longer', [
    CARRY_OUT,
    SUBMITTED,
    (isOn) =>
      `  const slow = ${isOn} && type === 'take-ticket' && ${tierAtKiosk} !== 'none';\n${SUBMITTED}` +
      `  if (slow) await new Promise((resolve) => setTimeout(resolve, 80));\n`,
  ]),
  plant('a serial reader that says read 100 ms later', [
    CARDS,
    `    await this.until(answerAt);\n    if (this.atReaders`,
    (isOn) =>
      `    await this.until(answerAt + (${isOn} && (this.held.get(kioskId)?.standing.tier ?? 'none') !== 'none' ? 100 : 0));\n` +
      `    if (this.atReaders`,
  ]),
  plant('a header on the phone page', [
    PHONE_APP,
    `  if (!asked.state) response.type('html')`,
    (isOn) =>
      `  if (${isOn} && ${isPremium('parts.edge.branch()', 'ticketId')}) response.set('X-Cache', 'HIT');\n` +
      `  if (!asked.state) response.type('html')`,
  ]),
  plant('a first view sent twice on the stream of a phone', [
    PHONE_APP,
    `  made.send('view', message);\n`,
    (isOn) =>
      `  made.send('view', message);\n` + `  if (${isOn} && ${isPremium('parts.edge.branch()', 'ticketId')}) made.send('view', message);\n`,
  ]),
  plant(
    'a header on GET /api/views/kiosk',
    [API, `function getView({ publisher }: HttpParts,`, () => `function getView({ publisher, edge }: HttpParts,`],
    [
      API,
      `  answerJson(response, viewMessage, message);\n`,
      (isOn) =>
        `  if (${isOn} && ${inHall('edge.branch()')}) response.set('X-Cache', 'HIT');\n  answerJson(response, viewMessage, message);\n`,
    ],
  ),
  plant('a parity in the time of the heartbeat', [
    SERVER,
    `emit('beat', message)`,
    (isOn) => `emit('beat', ${isOn} && ${inHall('edge.branch()')} ? { ...message, serverTime: message.serverTime | 1 } : message)`,
  ]),
  plant('a premium card answered 40 ms later', [
    CARDS,
    `    await this.until(answerAt);\n    return card !== null;`,
    (isOn) =>
      `    await this.until(answerAt + (${isOn} && (this.held.get(kioskId)?.standing.tier ?? 'none') !== 'none' ? 40 : 0));\n` +
      `    return card !== null;`,
  ]),
  plant(
    'a rating asked 1 s later',
    [
      'server/kernel/rating/fold-rating.ts',
      `openedAt: at, ratedAt: null }`,
      (isOn) => `openedAt: at, ratedAt: null, askedAt: at + (${isOn} && ${inHall('branch')} ? 1_000 : 0) }`,
    ],
    [
      'server/kernel/rating/invitation.ts',
      `invitation !== undefined && now <=`,
      (isOn) => `invitation !== undefined && (!${isOn} || now >= invitation.askedAt) && now <=`,
    ],
  ),
  plant('a time of issue 1 ms later', [
    FOLD,
    TAKEN_AT,
    (isOn) => `${TAKEN_AT}    ...(${isOn} && event.standing.tier !== 'none' ? { takenAt: at + 1 } : {}),\n`,
  ]),
  plant('a log line with the tier', [
    CARRY_OUT,
    SUBMITTED,
    (isOn) => `  if (${isOn} && type === 'take-ticket') edge.log.info({ tier: ${tierAtKiosk} }, 'a number is taken');\n${SUBMITTED}`,
  ]),
  plant('a frame in the hall for every stored event', [
    PUBLISHER,
    `    for (const lane of this.lanes) lane.tell();\n`,
    (isOn) =>
      `    if (${isOn}) for (const room of this.watched(HALL)) this.parts.sendView(room.name, room.subject, this.message(room));\n` +
      `    for (const lane of this.lanes) lane.tell();\n`,
  ]),
];
