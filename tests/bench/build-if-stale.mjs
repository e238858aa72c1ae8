import { fileURLToPath } from 'node:url';
import { builtIn, buildIdOf } from '../../server/sources.mjs';

/* The bench measures the programs in dist: built here unless they already are what the sources say. */
const root = fileURLToPath(new URL('../..', import.meta.url));
if (builtIn(root) !== buildIdOf(root)) await import('../../server/build.mjs');
