import { CODE_LENGTH } from './code-slot.ts';
import type { Kit } from './kit.ts';
import { NumberPad } from './number-pad.tsx';

/** Four digits, and a number: nothing here tells whose appointment it is, or with whom. */
export function CodePad({ kit }: { readonly kit: Kit }) {
  const { session, texts } = kit;
  const { codes } = session;
  const typed = codes.typed.value;
  const refusal = codes.refusal.value;
  const isSending = codes.sending.value;
  return (
    <NumberPad
      kit={kit}
      titleId="code-title"
      title={texts.t('codePadTitle', {})}
      shown={typed.padEnd(CODE_LENGTH, '—').split('').join(' ')}
      heard={null}
      note={refusal === null ? { words: texts.t('codeNote', {}), isAlert: false } : { words: texts.pick(refusal), isAlert: true }}
      doneWords={texts.t(isSending ? 'taking' : 'cardDone', {})}
      isDone={typed.length === CODE_LENGTH && !isSending}
      onDigit={(digit) => {
        codes.typed.value = (typed + digit).slice(0, CODE_LENGTH);
      }}
      onDelete={() => {
        codes.typed.value = typed.slice(0, -1);
      }}
      onDone={() => void session.checkIn()}
      onClose={() => codes.reset()}
    />
  );
}
