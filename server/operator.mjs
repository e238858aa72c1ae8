import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askPinned } from './certificate/pinned.mjs';

/* What every command line of the server's own machine needs: where the data is, and how to speak to the running server. */
const WAIT_MS = 10_000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const dataDir = resolve(process.env.DATA_DIR || join(root, 'data'));

/** The server does not answer, or was never started here. */
export class NoServer extends Error {}

/** The server leaves a token of its present start in the data directory: who may read it may speak for the branch. `body` null: none. */
export async function ask(method, path, body) {
  const { url, token, certificate } = operator();
  const options = body === null ? {} : { body: JSON.stringify(body) };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const asked =
    typeof certificate === 'string'
      ? askPinned(url + path, { method, headers, ...options, timeoutMs: WAIT_MS }, certificate)
      : fetch(url + path, { method, headers, ...options, signal: AbortSignal.timeout(WAIT_MS) });
  const response = await asked.catch(() => {
    throw new NoServer(`The server at ${url} does not answer. Start it first: npm start. 服务器没有应答，请先启动。`);
  });
  if (response.ok) return response;
  const refusal = await response.json().catch(() => null);
  throw new Error(refusal?.text === undefined ? `HTTP ${response.status}` : `${refusal.text['zh-CN']}\n${refusal.text.en}`);
}

export function operator() {
  const file = join(dataDir, 'operator.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new NoServer(
      `${file} cannot be read. Has the server been started with this DATA_DIR, by this user? 请确认服务器已启动，且当前用户可读取该文件。`,
    );
  }
}

export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Runs a command line: what goes wrong is one text and exit code 1. */
export async function run(act) {
  try {
    await act();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
