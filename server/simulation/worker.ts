import { parentPort, workerData } from 'node:worker_threads';
import { ruleTable, type TableRequest } from './rule-table.ts';

/* A thread of its own for one table: seconds of arithmetic must not hold a call up. Whatever goes wrong ends the thread with its error. */
parentPort?.postMessage(ruleTable(workerData as TableRequest));
