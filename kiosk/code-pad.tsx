import { CODE_LENGTH } from './code-slot.ts';
import { Dialog } from './dialog.tsx';
import type { Kit } from './kit.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Four digits, and a number: nothing here tells whose appointment it is, or with whom. */
export function CodePad({ kit }: { readonly kit: Kit }) {
  const { session, texts, guard } = kit;
  const { codes } = session;
  const typed = codes.typed.value;
  const whole = typed.length === CODE_LENGTH;
  const refusal = codes.refusal.value;
  const close = (): void => codes.reset();
  const digitKey = (digit: string) => (
    <button
      key={digit}
      type="button"
      class="pad-key"
      {...guard.type(() => {
        codes.typed.value = (typed + digit).slice(0, CODE_LENGTH);
      })}
    >
      {digit}
    </button>
  );
  return (
    <Dialog kind="sheet" titleId="code-title" onEscape={close}>
      <h2 id="code-title">{texts.t('codePadTitle', {})}</h2>
      <output class="pad-typed" aria-live="polite">
        {typed.padEnd(CODE_LENGTH, '—').split('').join(' ')}
      </output>
      <div class="pad">
        {KEYS.map(digitKey)}
        <button type="button" class="pad-key pad-word" {...guard.type(() => (codes.typed.value = typed.slice(0, -1)))}>
          {texts.t('cardDelete', {})}
        </button>
        {digitKey('0')}
        <button
          type="button"
          class="pad-key pad-word pad-done"
          aria-disabled={!whole || codes.sending.value}
          {...guard.tap(() => void session.checkIn())}
        >
          {texts.t(codes.sending.value ? 'taking' : 'cardDone', {})}
        </button>
      </div>
      <p class="pad-note" role={refusal === null ? undefined : 'alert'}>
        {refusal === null ? texts.t('codeNote', {}) : texts.pick(refusal)}
      </p>
      <div class="actions">
        <button type="button" class="action" {...guard.tap(close)}>
          {texts.t('back', {})}
        </button>
      </div>
    </Dialog>
  );
}
