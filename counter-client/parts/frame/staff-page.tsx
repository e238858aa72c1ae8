import type { ComponentChildren } from 'preact';
import type { Connection } from '../../../server/web/connect.ts';
import { RestoredBar, type RestoredView } from './restored-bar.tsx';
import type { ScreenParts } from './staff-screen.ts';

interface PageScreen<View> extends Pick<ScreenParts, 'texts' | 'moment'> {
  readonly connection: Pick<Connection<View, never>, 'view' | 'link' | 'refusalText'>;
}

interface Props<View> {
  readonly screen: PageScreen<View>;
  /** The page itself, once there is something to show. */
  readonly children: (view: View) => ComponentChildren;
}

/** A staff page: refused, not there yet, or its view. */
export function StaffPage<View extends RestoredView>({ screen, children }: Props<View>) {
  const { texts, moment, connection } = screen;
  const view = connection.view.value;
  if (connection.link.value === 'refused') return <RefusedPage screen={screen} />;
  if (view !== null) {
    return (
      <>
        <RestoredBar texts={texts} view={view} />
        {children(view)}
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

function RefusedPage<View>({ screen: { texts, connection } }: Pick<Props<View>, 'screen'>) {
  const text = connection.refusalText.value;
  return (
    <main class="full-message">
      <h1>{texts.t('refusedTitle', {})}</h1>
      {text === null ? null : <p>{texts.pick(text)}</p>}
      <p class="hint">{texts.t('refusedHint', {})}</p>
    </main>
  );
}
