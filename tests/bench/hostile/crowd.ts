import { constants, setPriority } from 'node:os';
import { WebSocket } from 'ws';

/*
 * A crowd that means harm, as a program of its own: sockets with a hall screen's token and with none, that send deep, long, large and
 * wrong frames as fast as they are taken, ask for views and never read them, and come again when they are cut. Started by measure.ts with
 * the server's address, a token and how many; says what it has offered when asked, and is killed when it has done enough. It stands for
 * other machines, which take no processor from a branch's server: here it gets what server and teller leave over.
 */
setPriority(constants.priority.PRIORITY_LOW);
const [url = '', token = '', count = '0'] = process.argv.slice(2);
const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
/** No faster than this does one of them come again: opening a socket costs the crowd as much as the server. */
const AGAIN_AFTER_MS = 20;
const FRAMES_AT_ONCE = 20;

const DEEP = `42/wall,1["request","x",${'['.repeat(8_000)}${']'.repeat(8_000)}]`;
const LONG = `42/wall,2["request","x",{"type":"report-sound","serviceId":"${'x'.repeat(60_000)}"}]`;
const WRONG = '42/wall,3["request","x",{"type":"open-vault"}]';
const HUGE = `42/wall,4["${'x'.repeat(1_048_576)}"]`;
const RESYNC = '42/wall,["resync"]';
const NOBODY = '40{"token":""}';

/** What each kind sends, and whether it signs in and reads. */
const KINDS = [
  { signsIn: true, reads: true, frames: [DEEP, WRONG] },
  { signsIn: true, reads: true, frames: [LONG, WRONG] },
  { signsIn: true, reads: false, frames: [RESYNC] },
  { signsIn: true, reads: true, frames: [HUGE] },
  { signsIn: false, reads: true, frames: [NOBODY, WRONG] },
  { signsIn: false, reads: true, frames: [] },
] as const;

/** What the crowd has offered so far. */
export interface Offered {
  /** Tries to open a socket. */
  tries: number;
  /** Sockets that opened. */
  opened: number;
  frames: number;
  bytes: number;
  /** Requests over HTTP that were answered. */
  asked: number;
}
const offered: Offered = { tries: 0, opened: 0, frames: 0, bytes: 0, asked: 0 };
process.on('message', () => process.send?.(offered));

for (let n = 0; n < Number(count); n += 1) attack(n);
ask();

function attack(n: number): void {
  const kind = KINDS[n % KINDS.length] ?? KINDS[0];
  offered.tries += 1;
  const socket = new WebSocket(address);
  socket.on('error', () => undefined);
  socket.on('open', () => {
    offered.opened += 1;
    if (kind.signsIn) socket.send(`40/wall,{"token":"${token}"}`);
    if (!kind.reads) socket.pause();
    const sending = setInterval(() => {
      for (let sent = 0; sent < FRAMES_AT_ONCE && socket.bufferedAmount < 4 * 1_048_576; sent += 1) {
        for (const frame of kind.frames) send(socket, frame);
      }
    }, AGAIN_AFTER_MS);
    socket.on('close', () => clearInterval(sending));
  });
  socket.on('message', (data: Buffer) => {
    if (data.toString('utf8') === '2' && socket.readyState === WebSocket.OPEN) socket.send('3');
  });
  socket.on('close', () => setTimeout(() => attack(n), AGAIN_AFTER_MS));
}

function send(socket: WebSocket, frame: string): void {
  offered.frames += 1;
  offered.bytes += frame.length;
  socket.send(frame);
}

/** And one who asks over HTTP without end. */
function ask(): void {
  void Promise.allSettled(
    [`${url}/api/openapi.json`, `${url}/`, `${url}/api/views/wall`].map((one) =>
      fetch(one)
        .then((answer) => answer.text())
        .then(() => (offered.asked += 1)),
    ),
  ).then(() => setImmediate(ask));
}
