import { parentPort, workerData } from 'node:worker_threads';
import type { Work } from './background.ts';
import { observerTable } from './observer/table.ts';
import { ruleTable } from './rule-table.ts';

/* A separate thread for one table: seconds of computing must not delay a call. Any error ends the thread with that error. */
const work = workerData as Work;
parentPort?.postMessage(work.kind === 'rules' ? ruleTable(work.request) : observerTable(work.request));
