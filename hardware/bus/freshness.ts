import { RECONNECTING_AFTER_MS } from '../../server/contract/wire.ts';

/** As on the screens: what the server said longer ago is no longer shown as so, and not acted on. */
export const FRESH_WITHIN_MS = RECONNECTING_AFTER_MS;
