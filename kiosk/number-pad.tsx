import { Dialog } from './dialog.tsx';
import type { Kit } from './kit.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

interface Props {
  readonly kit: Kit;
  readonly titleId: string;
  readonly title: string;
  /** What has been typed, as it is shown. */
  readonly shown: string;
  /** What is read aloud of it; null: what is shown. */
  readonly heard: string | null;
  readonly note: { readonly words: string; readonly isAlert: boolean };
  readonly doneWords: string;
  readonly isDone: boolean;
  readonly onDigit: (digit: string) => void;
  readonly onDelete: () => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Ten digits on a sheet, for whatever is typed at the kiosk. */
export function NumberPad({ kit, titleId, title, shown, heard, note, doneWords, isDone, onDigit, onDelete, onDone, onClose }: Props) {
  const { texts, guard } = kit;
  const digitKey = (digit: string) => (
    <button key={digit} type="button" class="pad-key" {...guard.type(() => onDigit(digit))}>
      {digit}
    </button>
  );
  return (
    <Dialog kind="sheet" titleId={titleId} onEscape={onClose}>
      <h2 id={titleId}>{title}</h2>
      <output class="pad-typed" aria-live="polite">
        {heard === null ? (
          shown
        ) : (
          <>
            <span aria-hidden="true">{shown}</span>
            <span class="heard-only">{heard}</span>
          </>
        )}
      </output>
      <div class="pad">
        {KEYS.map(digitKey)}
        <button type="button" class="pad-key pad-word" {...guard.type(onDelete)}>
          {texts.t('cardDelete', {})}
        </button>
        {digitKey('0')}
        <button
          type="button"
          class="pad-key pad-word pad-done"
          data-hears-keys="false"
          aria-disabled={!isDone}
          {...guard.tap(() => {
            if (isDone) onDone();
          })}
        >
          {doneWords}
        </button>
      </div>
      <p class="pad-note" role={note.isAlert ? 'alert' : undefined}>
        {note.words}
      </p>
      <div class="actions">
        <button type="button" class="action" {...guard.tap(onClose)}>
          {texts.t('back', {})}
        </button>
      </div>
    </Dialog>
  );
}
