import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/* What the command lines on the server's own machine share: they speak to the running server for the branch. */
const WAIT_MS = 10_000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dataDir = resolve(process.env.DATA_DIR || join(root, 'data'));

/** The server leaves a token of its present start in the data directory: who may read it may speak for the branch. */
export function operator() {
  const file = join(dataDir, 'operator.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error(
      `${file} cannot be read. Has the server been started with this DATA_DIR, by this user? 请确认服务器已启动，且当前用户可读取该文件。`,
    );
  }
}

/** The server's answer. `body` null: none is sent. Throws an Error that tells a person what to do, or why the server refuses. */
export async function askServer(method, path, body) {
  const { url, token } = operator();
  const content = body === null ? {} : { body: JSON.stringify(body) };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(url + path, { method, headers, ...content, signal: AbortSignal.timeout(WAIT_MS) }).catch(() => {
    throw new Error(`The server at ${url} does not answer. Start it first: npm start. 服务器没有应答，请先启动。`);
  });
  if (response.ok) return response;
  const refusal = await response.json().catch(() => null);
  throw new Error(refusal?.text === undefined ? `HTTP ${response.status}` : `${refusal.text['zh-CN']}\n${refusal.text.en}`);
}

export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Carries out `act`; a failure becomes its message and the exit code 1. */
export async function runCommand(act) {
  try {
    await act();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
