import type { LocalText } from '../server/web/i18n.ts';
import { Hero } from './hero.tsx';
import type { Kit } from './kit.ts';

/** No number, and why; or nobody answered, and then it is not pretended to be known. */
export function RefusedPage({ kit, text }: { readonly kit: Kit; readonly text: LocalText | null }) {
  const { session, texts, guard } = kit;
  return (
    <>
      <Hero
        kit={kit}
        page="refused"
        title={texts.t(text === null ? 'notConfirmed' : 'notTaken', {})}
        line={text === null ? texts.t('notConfirmedLine', {}) : texts.pick(text)}
      >
        {null}
      </Hero>
      <main class="body body-sheet">
        <div class="actions">
          <button type="button" class="action action-main" {...guard.tap(() => session.backToServices())}>
            {texts.t('back', {})}
          </button>
        </div>
      </main>
    </>
  );
}
