import { secondsLeft } from '../server/web/time.ts';
import { Dialog } from './dialog.tsx';
import type { Kit } from './kit.ts';

/** "还在吗？": asked over the whole screen before anything chosen is taken away. */
export function StayScreen({ kit, leftMs }: { readonly kit: Kit; readonly leftMs: number }) {
  const { session, texts, guard } = kit;
  return (
    <Dialog kind="screen" titleId="stay-title" onEscape={() => session.stay()}>
      <div class="stay-ring" aria-hidden="true">
        {secondsLeft(leftMs)}
      </div>
      <h2 id="stay-title">{texts.t('idleTitle', {})}</h2>
      <p class="stay-line">{texts.t('idleLine', { seconds: secondsLeft(leftMs) })}</p>
      <button type="button" class="action action-main stay-button" {...guard.tap(() => session.stay())}>
        {texts.t('stay', {})}
      </button>
    </Dialog>
  );
}
