/* The worker of a server that runs from its sources (tests, the demo): a thread does not inherit the loader of its process. */
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
