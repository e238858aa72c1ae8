import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Connection } from '../../../server/web/connect.ts';
import { createDoor } from '../sign-in/door.ts';
import { DoorPage } from '../sign-in/door-page.tsx';
import type { Handover } from '../sign-in/handover.ts';
import { IdentitySheet } from '../sign-in/identity.tsx';
import { RestoredBar, type RestoredView } from './restored-bar.tsx';
import type { ScreenParts } from './staff-screen.ts';

interface PageScreen<View> extends Pick<ScreenParts, 'texts' | 'moment'> {
  readonly connection: Pick<Connection<View, never>, 'view' | 'link' | 'refusalText' | 'pending' | 'retry'>;
}

interface Props<View> {
  readonly screen: PageScreen<View>;
  /** What to do when a colleague takes over here; null: nothing. */
  readonly handover: ((view: View) => Handover | null) | null;
  /** The page itself, once there is something to show. */
  readonly children: (view: View) => ComponentChildren;
}

/** A staff page: refused, not there yet, or its view. */
export function StaffPage<View extends RestoredView>({ screen, handover, children }: Props<View>) {
  const { texts, moment, connection } = screen;
  const view = connection.view.value;
  if (connection.link.value === 'refused') return <RefusedPage screen={screen} />;
  if (view !== null) {
    return (
      <>
        <RestoredBar texts={texts} view={view} />
        {children(view)}
        <IdentitySheet texts={texts} handover={handover?.(view) ?? null} />
      </>
    );
  }
  return (
    <main class="full-message" aria-busy="true">
      <span class="spinner" aria-hidden="true" />
      <p>{texts.t(moment.offline.value ? 'reconnecting' : 'loading', {})}</p>
    </main>
  );
}

/** Whoever was here goes on where he was, with what he did last; for anybody else the connection begins the page anew. */
function RefusedPage<View>({ screen: { texts, connection } }: Pick<Props<View>, 'screen'>) {
  const [door] = useState(() => createDoor(() => connection.retry()));
  useEffect(() => void door.look(), [door]);
  const { name } = door.state.value;
  const keptActs = connection.view.value === null ? null : connection.pending.value;
  if (name !== 'shut' && name !== 'checking') return <DoorPage door={door} texts={texts} keptActs={keptActs} />;
  return name === 'checking' ? null : <PlainRefusal screen={{ texts, connection }} />;
}

function PlainRefusal<View>({ screen: { texts, connection } }: { readonly screen: Pick<PageScreen<View>, 'texts' | 'connection'> }) {
  const text = connection.refusalText.value;
  return (
    <main class="full-message">
      <h1>{texts.t('refusedTitle', {})}</h1>
      {text === null ? null : <p>{texts.pick(text)}</p>}
      <p class="hint">{texts.t('refusedHint', {})}</p>
    </main>
  );
}
