import { parentPort, workerData } from 'node:worker_threads';
import { ruleTable, type TableRequest } from './rule-table.ts';

/* A separate thread for one table: seconds of computing must not delay a call. Any error ends the thread with that error. */
parentPort?.postMessage(ruleTable(workerData as TableRequest));
