import { Icon, handHelpingIcon } from '../server/web/icons.ts';
import type { LocalText } from '../server/web/i18n.ts';
import { Hero } from './hero.tsx';
import type { Kit } from './kit.ts';

/** No number, and why; or nobody answered, and then it is not pretended to be known. */
export function RefusedPage({ kit, text }: { readonly kit: Kit; readonly text: LocalText | null }) {
  const { session, texts, guard } = kit;
  return (
    <>
      <Hero kit={kit} page="refused" title={texts.t(text === null ? 'notConfirmed' : 'notTaken', {})} line="">
        {null}
      </Hero>
      <main class="body body-sheet">
        <div class="card hint" role="alert">
          <span class="hint-icon">
            <Icon drawing={handHelpingIcon} size="1.6em" />
          </span>
          <p class="refusal">{text === null ? texts.t('notConfirmedLine', {}) : texts.pick(text)}</p>
        </div>
        <div class="actions">
          <button type="button" class="action action-main" {...guard.tap(() => session.backToServices())}>
            {texts.t('back', {})}
          </button>
        </div>
      </main>
    </>
  );
}
