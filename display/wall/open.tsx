import { effect, signal, untracked } from '@preact/signals';
import type { WallCommand, WallView } from '../../server/contract/wall.ts';
import { connect } from '../../server/web/connect.ts';
import { openDiagnostics } from '../diagnostics.ts';
import { followNight, isReloadDue } from '../nightly-reload.ts';
import { Announcer } from '../voice/announcer.ts';
import { announcedStore } from './announced-store.ts';
import { soundReporter } from './sound-reporter.ts';
import { WallScreen } from './wall-screen.tsx';
import './call-panel.css';
import './wall.css';

/** Connects this page as a wall display and returns its screen. */
export function openWall() {
  const connection = connect<WallView, WallCommand>('wall');
  const diagnostics = openDiagnostics();
  const announcer = signal<Announcer | null>(null);
  const reportSound = soundReporter(connection);

  effect(() => {
    const view = connection.view.value;
    if (view === null) return;
    const isLive = connection.freshness.value === 'live';
    untracked(() => {
      announcer.value ??= new Announcer(view, () => connection.serverNow(), announcedStore, diagnostics);
      /* Another display of the zone speaks from this day on, or this one does. */
      if (announcer.value.announces !== view.announces) location.reload();
      else if (isLive) announcer.value.hear(view);
      else announcer.value.forget();
    });
  });
  effect(() => reportSound(announcer.value?.report.value ?? null));
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
