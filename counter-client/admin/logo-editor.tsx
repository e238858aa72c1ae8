import { signal } from '@preact/signals';
import type { SlipConfiguration } from '../../server/kernel/configuration/slip-template.ts';
import { readLogo } from './logo-file.ts';
import type { SlipEditor } from './slip-editor.ts';

/** Result of the last picture chosen; null: nothing to say. */
const outcome = signal<'unreadable' | number | null>(null);

/** The branch's logo, whatever picture it is: the dots that every printer of the branch prints. */
export function LogoEditor({ editor, draft }: { readonly editor: SlipEditor; readonly draft: SlipConfiguration }) {
  const { texts } = editor;
  const take = async (file: Blob | undefined): Promise<void> => {
    if (file === undefined) return;
    const read = await readLogo(file);
    outcome.value = read === null ? 'unreadable' : read.alteredDots;
    if (read === null) return;
    const hasLine = draft.lines.some((line) => line.kind === 'field' && line.field === 'logo');
    const lines = hasLine ? draft.lines : [{ kind: 'field', field: 'logo' } as const, ...draft.lines];
    editor.edit({ ...draft, lines, logo: read.logo });
  };
  const remove = (): void => {
    outcome.value = null;
    const lines = draft.lines.filter((line) => line.kind !== 'field' || line.field !== 'logo');
    editor.edit({ ...draft, lines, logo: null });
  };
  return (
    <section>
      <h2>{texts.t('logo', {})}</h2>
      <p class="hint">{texts.t('logoHint', {})}</p>
      <div class="adders">
        <label class="file">
          {texts.t('chooseLogo', {})}
          <input type="file" accept="image/png,image/jpeg,image/webp" onChange={(event) => void take(event.currentTarget.files?.[0])} />
        </label>
        {draft.logo === null ? null : (
          <button type="button" data-remove="logo" onClick={remove}>
            {texts.t('removeLogo', {})}
          </button>
        )}
      </div>
      {outcome.value === 'unreadable' ? <p class="wrong-words">{texts.t('logoUnreadable', {})}</p> : null}
      {typeof outcome.value === 'number' && outcome.value > 0 ? (
        <p class="hint">{texts.t('logoAltered', { count: outcome.value })}</p>
      ) : null}
    </section>
  );
}
