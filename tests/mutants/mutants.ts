import { type Plant, plant } from '../discretion/planted/plant.ts';

const LINES = 'server/kernel/calling/lines.ts';
const PASS = 'server/kernel/calling/pass.ts';
const UNDO = 'server/kernel/calling/fold-act-undone.ts';
const NEXT = 'server/kernel/calling/next-ticket.ts';
const KEPT = `    for (const place of line.keptAside()) if (place.n < issueSequence) passed.push(place.ticketId);\n`;
const ASIDE = `  line.setAside(placeOf(record));\n  countInLine(branch, record, line);\n`;
const STAND = `  line.insert(placeOf(record));\n  countInLine(branch, record, line);\n`;

/** Faults in what keeps each customer's account: each drops one thing that the bound needs. */
export const MUTANTS: readonly Plant[] = [
  plant('a ticket kept for a direct service is not counted as passed', [PASS, KEPT, (on) => `    if (!${on}) {\n${KEPT}    }\n`]),
  plant('the cap does not look at a ticket kept for a direct service', [
    LINES,
    ASIDE,
    (on) => ASIDE.replace('  countInLine', `  if (!${on}) countInLine`),
  ]),
  plant('whoever comes back into line is not looked at by the cap', [
    LINES,
    STAND,
    (on) => STAND.replace('  countInLine', `  if (!${on}) countInLine`),
  ]),
  plant('an undo keeps the passes of the call', [
    UNDO,
    `if (act.kind === 'call') giveBack(branch, charged);`,
    (on) => `if (act.kind === 'call' && !${on}) giveBack(branch, charged);`,
  ]),
  plant('an undo sets the customer’s own account back to what it was before', [
    UNDO,
    `Object.assign(record, act.recordBefore, { touches, over });`,
    (on) => `Object.assign(record, act.recordBefore, ${on} ? { touches } : { touches, over });`,
  ]),
  plant('a direct service taken back reserves nothing again', [
    UNDO,
    `{ ...act.directServiceBefore, charge: charged }`,
    (on) => `{ ...act.directServiceBefore, charge: ${on} ? [] : charged }`,
  ]),
  plant('a no-show gives its passes back', [
    'server/kernel/ticket/fold-ticket.ts',
    `  ticket.phase = 'missed';\n`,
    (on) => `  if (${on}) record.charge.forEach((id) => (branch.staff.records.get(id)!.over -= 1));\n  ticket.phase = 'missed';\n`,
  ]),
  plant('a ticket that stands as premium has no account', [
    NEXT,
    `  const wall = smallestAtCapAmong(own, TICKET_CLASSES);\n`,
    (on) => `  const wall = smallestAtCapAmong(own, ${on} ? TICKET_CLASSES.filter((one) => one !== 'premium') : TICKET_CLASSES);\n`,
  ]),
  plant('a transfer begins a new account', [
    'server/kernel/ticket/fold-ticket.ts',
    `  ticket.atMostAhead = null;\n  record.destination = event.to;\n  if (event.counterId !== null) {`,
    (on) =>
      `  ticket.atMostAhead = null;\n  if (${on}) record.over = 0;\n  record.destination = event.to;\n  if (event.counterId !== null) {`,
  ]),
  plant('a revoked identification begins a new account', [
    'server/kernel/ticket/fold-standing.ts',
    `  record.standing = event.standing;\n`,
    (on) => `  record.standing = event.standing;\n  if (${on} && event.change === 'revoked') record.over = 0;\n`,
  ]),
  plant('a withdrawn call keeps its passes', [
    'server/kernel/calling/fold-call.ts',
    `  giveBack(branch, record.charge);\n  record.charge = [];\n`,
    (on) => `  if (!${on}) giveBack(branch, record.charge);\n  record.charge = [];\n`,
  ]),
  plant('a direct service expires a moment late', [
    'server/kernel/sweep.ts',
    `.filter((direct) => now >= direct.expiresAt)`,
    (on) => `.filter((direct) => (${on} ? now > direct.expiresAt : now >= direct.expiresAt))`,
  ]),
  plant('an undo is possible a moment longer', [
    'server/kernel/calling/undo.ts',
    `if (context.now > undoUntil(act, post.configuration.rules))`,
    (on) => `if (context.now > undoUntil(act, post.configuration.rules) + (${on} ? 1 : 0))`,
  ]),
  plant('a missed ticket is void a moment late', [
    'server/kernel/sweep.ts',
    `now <= missedAt + configuration.rules.restoreWindowMs)`,
    (on) => `now <= missedAt + configuration.rules.restoreWindowMs + (${on} ? 1 : 0))`,
  ]),
  plant('a counter goes on passing those whom it no longer serves', [
    'server/kernel/support/fold-support.ts',
    `counter.id === counterId ? { ...counter, serviceIds } : counter`,
    (on) => `counter.id === counterId && !${on} ? { ...counter, serviceIds } : counter`,
  ]),
  plant('a restart forgets who is kept', [
    'server/kernel/calling/fold-direct-service.ts',
    `  setAside(branch, record);\n  pass(branch, charge);\n`,
    (on) =>
      `  setAside(branch, record);\n` +
      `  if (!(${on} && (globalThis.armedOnce ??= new Set()).has(branch.hall.day.openedAt + id))) pass(branch, charge);\n` +
      `  if (${on}) globalThis.armedOnce.add(branch.hall.day.openedAt + id);\n`,
  ]),
];
