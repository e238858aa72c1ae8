import { randomUUID } from 'node:crypto';
import { ask, operator, run, say } from './operator.mjs';

/* The business day from the command line: npm run day -- open | close | status | report [date], and the link of the slip's template: slip. */
const USAGE = 'usage: npm run day -- open | close | status | report [YYYY-MM-DD] | slip';

const [action, date, ...rest] = process.argv.slice(2);

await run(() => {
  if (rest.length > 0 || (date !== undefined && action !== 'report')) throw new Error(USAGE);
  return act(action);
});

async function act(name) {
  switch (name) {
    case 'open':
    case 'close':
      await command(`${name}-day`);
      return say(describe(await json('/api/day')));
    case 'status':
      return say(describe(await json('/api/day')));
    case 'report':
      return process.stdout.write(await (await ask('GET', `/api/reports/${date ?? (await json('/api/day')).date}.csv`, null)).text());
    case 'slip': {
      const { url, token } = operator();
      return say(`${url}/counter/admin/slip#t=${token}`);
    }
    default:
      throw new Error(USAGE);
  }
}

function describe(day) {
  if (day.state === 'never-opened') return '尚未营业过。 The branch has never been open.';
  const state = day.state === 'open' ? '营业中 open' : '已结束 closed';
  return `${day.date}  ${state}  取号 taken ${day.taken}  等候 waiting ${day.waiting}  窗口 counters ${day.openCounters}`;
}

async function command(type) {
  await ask('POST', '/api/commands', { commandId: randomUUID(), command: { type } });
}

async function json(path) {
  return (await ask('GET', path, null)).json();
}
