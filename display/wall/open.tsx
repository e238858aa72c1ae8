import { effect, signal, untracked } from '@preact/signals';
import type { WallCommand, WallView } from '../../server/contract/wall.ts';
import { connect } from '../../server/web/connect.ts';
import { openDiagnostics } from '../diagnostics.ts';
import { followNight, isReloadDue } from '../nightly-reload.ts';
import { Announcer } from '../voice/announcer.ts';
import { announcedStore } from './announced-store.ts';
import { WallScreen } from './wall-screen.tsx';
import './call-panel.css';
import './wall.css';

/** Connects this page as a wall display and returns its screen. */
export function openWall() {
  const connection = connect<WallView, WallCommand>('wall');
  const diagnostics = openDiagnostics();
  const announcer = signal<Announcer | null>(null);

  effect(() => {
    const view = connection.view.value;
    if (view === null) return;
    const isLive = connection.freshness.value === 'live';
    untracked(() => {
      /* Which display of a zone speaks is the branch's configuration; it is settled with the first view. */
      announcer.value ??= new Announcer(view.announces, announcedStore, diagnostics);
      if (isLive) announcer.value.hear(view, connection.serverNow());
      else announcer.value.forget();
    });
  });
  for (const touch of ['pointerup', 'keyup']) addEventListener(touch, () => announcer.peek()?.unblock());

  const startedAtMs = performance.now();
  followNight(() => {
    const zone = connection.view.peek()?.timeZone;
    const isLive = connection.freshness.peek() === 'live' && connection.link.peek() === 'live';
    const isIdle = announcer.peek()?.isIdle() ?? true;
    return zone !== undefined && isReloadDue(connection.serverNow(), zone, performance.now() - startedAtMs, isLive, isIdle);
  });
  return <WallScreen connection={connection} announcer={announcer} />;
}
