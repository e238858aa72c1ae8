import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ask, dataDir, NoServer, run, say } from './operator.mjs';

/* The clock from the command line: npm run clock -- status | accept. */
const USAGE = `usage: npm run clock -- status    whether the server believes this machine's clock   查看服务器是否信任本机时钟
       npm run clock -- accept    this machine's clock is right: the server follows it; one that refused to start will start, once
                                  本机时钟无误：服务器将跟随；若服务器曾拒绝启动，可启动一次
exit codes: 0 done, or trusted; 1 refused, or no server; 2 status: the clock has jumped   退出码：0 完成或信任；1 被拒或无服务器；2 时钟有跳变`;
const JUMPED = 2;
const ACCEPTED_FILE = 'clock-accepted.json';
const SECRET_MODE = 0o600;

const [action, ...rest] = process.argv.slice(2);

await run(async () => {
  if (action === '--help') return say(USAGE);
  if (rest.length > 0 || !['status', 'accept'].includes(action)) throw new Error(USAGE);
  return action === 'status' ? status() : accept();
});

async function status() {
  const clock = await (await ask('GET', '/api/clock', null)).json();
  say(describe(clock));
  if (clock.state === 'jumped') process.exitCode = JUMPED;
}

async function accept() {
  try {
    say(describe(await (await ask('POST', '/api/clock/acceptance', {})).json()));
  } catch (error) {
    if (!(error instanceof NoServer)) throw error;
    leave();
    say(`服务器未运行；${stamp(Date.now())} 前后一天内可凭本机时钟启动一次。
The server is not running; it may start once with this machine's clock, within a day of ${stamp(Date.now())}.`);
  }
}

function describe({ state, now, byMs, isAccepted }) {
  if (state === 'trusted') return `时钟可信。 The clock is trusted.  ${stamp(now)}`;
  const minutes = Math.round(Math.abs(byMs) / 60_000);
  const [zh, en] = byMs > 0 ? ['快', 'ahead'] : ['慢', 'behind'];
  const next = isAccepted
    ? '已确认，正在跟随。 It was accepted and is being followed.'
    : '若无误请运行 If it is right: npm run clock -- accept';
  return `本机时钟${zh}了 ${minutes} 分钟。 This machine's clock is ${minutes} minutes ${en} of the branch.  ${stamp(now)}\n${next}`;
}

/** In one piece and on the disk: half a file would be no answer. */
function leave() {
  const file = join(dataDir, ACCEPTED_FILE);
  const handle = openSync(`${file}.new`, 'w', SECRET_MODE);
  writeSync(handle, `${JSON.stringify({ wall: Date.now() })}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(`${file}.new`, file);
}

function stamp(at) {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ') + 'Z';
}
