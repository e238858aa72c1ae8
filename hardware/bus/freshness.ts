import { RECONNECTING_AFTER_MS } from '../../server/contract/wire.ts';

/** As on the screens: facts that the server sent longer ago than this are no longer shown, and keys no longer act on them. */
export const FRESH_WITHIN_MS = RECONNECTING_AFTER_MS;
