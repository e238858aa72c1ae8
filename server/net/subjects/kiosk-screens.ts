import { intentOf } from '../../desk/intent.ts';
import type { Refusal } from '../../kernel/words/refusal.ts';
import type { Edge } from '../edge.ts';

/** The connection under a socket, as far as a kiosk needs it. `heartbeat`: its screen has answered just now. */
interface Line {
  once(event: 'heartbeat' | 'close', listener: () => void): unknown;
  off(event: 'heartbeat' | 'close', listener: () => void): unknown;
  close(discard?: boolean): unknown;
}

interface Live {
  /** The browser's tab it is in; null: it does not say. */
  readonly tab: string | null;
  readonly line: Line;
  /** Whether somebody is waiting for its next sign of life. */
  isWatched: boolean;
}

/**
 * Each kiosk has one live screen: whoever copied its token must not take numbers beside it. The one that was there first goes on. The
 * other one would win with every new attempt, and both would throw each other out for ever.
 */
export class KioskScreens {
  private readonly edge: Edge;
  private readonly screens = new Map<string, Live>();

  constructor(edge: Edge) {
    this.edge = edge;
  }

  /** null: it is the kiosk's screen now. The same tab may come again before the server has noticed that its line is broken. */
  claim(kioskId: string, tab: string | null, line: Line): Refusal | null {
    const live = this.screens.get(kioskId);
    const isSameTab = live !== undefined && tab !== null && live.tab === tab;
    if (live !== undefined && !isSameTab) {
      this.reportIfAlive(kioskId, live);
      return { code: 'kiosk-taken', params: {} };
    }
    this.screens.set(kioskId, { tab, line, isWatched: false });
    line.once('close', () => this.release(kioskId, line));
    if (live !== undefined) live.line.close(true);
    return null;
  }

  /** This screen is gone, or left the kiosk alone. */
  release(kioskId: string, line: Line): void {
    if (this.screens.get(kioskId)?.line === line) this.screens.delete(kioskId);
  }

  /** A screen that answers after another one has asked is a second one; one that is gone was only not missed yet. */
  private reportIfAlive(kioskId: string, live: Live): void {
    if (live.isWatched) return;
    live.isWatched = true;
    const over = (): void => {
      live.isWatched = false;
      live.line.off('heartbeat', alive);
      live.line.off('close', over);
    };
    const alive = (): void => {
      over();
      this.edge.log.warn({ kioskId }, 'a second screen asked to be this kiosk: refused');
      void this.edge.submit(intentOf(this.edge.newId(), { type: 'report-second-screen' }, { role: 'kiosk', kioskId }, null));
    };
    live.line.once('heartbeat', alive);
    live.line.once('close', over);
  }
}
