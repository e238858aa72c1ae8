import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { WallCommand, WallView } from '../../server/contract/wall.ts';
import type { Connection } from '../../server/web/connect.ts';
import { unitsStyle } from '../../server/web/text-units.ts';
import { clockText } from '../../server/web/time.ts';
import { Bilingual, BothLanguages } from '../bilingual.tsx';
import type { SoundState } from '../diagnostics.ts';

interface HeaderProps {
  readonly connection: Connection<WallView, WallCommand>;
  readonly view: WallView;
  readonly sound: ReadonlySignal<SoundState> | null;
  readonly unblock: () => void;
}

const CLOCK_INTERVAL_MS = 1_000;
/** Turns over every second, so that the clock is read anew. */
const second = signal(0);
setInterval(() => {
  second.value += 1;
}, CLOCK_INTERVAL_MS);

/** Branch, sound badge and the time. */
export function WallHeader({ connection, view, sound, unblock }: HeaderProps) {
  return (
    <header>
      <div class="branch-name" style={unitsStyle(view.branchName['zh-CN'])}>
        <BothLanguages tag="h1" text={view.branchName} className="" />
      </div>
      {connection.freshness.value === 'live' && (
        <>
          <SoundBadge sound={sound?.value ?? 'silent'} unblock={unblock} />
          <Clock connection={connection} timeZone={view.timeZone} />
        </>
      )}
    </header>
  );
}

/** The server's clock, while the server is heard: a running clock beside old numbers would vouch for them (home-assistant/frontend 285). */
function Clock({ connection, timeZone }: { readonly connection: HeaderProps['connection']; readonly timeZone: string }) {
  void second.value;
  return <time>{clockText(connection.serverNow(), timeZone)}</time>;
}

function SoundBadge({ sound, unblock }: { readonly sound: SoundState; readonly unblock: () => void }) {
  switch (sound) {
    case 'blocked':
      return (
        <button type="button" class="sound" onPointerUp={unblock}>
          <Bilingual tag="span" text="soundOff" params={{}} className="" />
        </button>
      );
    case 'broken':
      return (
        <div class="sound">
          <Bilingual tag="span" text="soundBroken" params={{}} className="" />
        </div>
      );
    case 'silent':
    case 'loading':
    case 'on':
      return null;
    default:
      return sound satisfies never;
  }
}
