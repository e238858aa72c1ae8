import { type Handler, refuse } from '../subjects/signed-in.ts';

/** Most requests of one kind that wait. */
const WAITING_MAX = 8;

/** A report reads a whole day; only one runs at a time, so that the branch stays fast however often somebody asks. */
export function oneAtATime(handle: Handler): Handler {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  return async (parts, subject, request, response) => {
    if (waiting >= WAITING_MAX) return refuse(response, 'too-many-requests', {});
    waiting += 1;
    const mine = last.then(() => handle(parts, subject, request, response));
    last = mine.catch(() => undefined);
    await mine.finally(() => {
      waiting -= 1;
    });
  };
}
