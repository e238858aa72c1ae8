import { useRef } from 'preact/hooks';
import type { SlipConfiguration } from '../../server/kernel/configuration/slip-template.ts';
import { LanguageSwitch } from '../parts/frame/language-switch.tsx';
import { pageToken } from '../parts/page-headers.ts';
import { Identity, IdentitySheet } from '../parts/sign-in/identity.tsx';
import { BothInputs, LineEditor } from './line-editor.tsx';
import { LogoEditor } from './logo-editor.tsx';
import { Preview } from './preview.tsx';
import type { SlipEditor } from './slip-editor.ts';
import { problemText } from './words.ts';

interface Props {
  readonly editor: SlipEditor;
}

/** The slip's template: edited at the left, as it prints at the right. */
export function SlipPage({ editor }: Props) {
  const { texts } = editor;
  const draft = editor.draft.value;
  return (
    <main class="slip-page">
      <header>
        <h1>{texts.t('pageTitle', {})}</h1>
        <span class="space" />
        {draft === null ? null : <Publishing editor={editor} draft={draft} />}
        <LanguageSwitch screen={{ texts }} />
        {/* A link of the command line speaks for no person. */}
        {pageToken() === '' ? <Identity screen={{ texts }}>{null}</Identity> : null}
      </header>
      <IdentitySheet texts={texts} handover={null} />
      <Trouble editor={editor} />
      {draft === null ? null : (
        <div class="columns">
          <div class="editor">
            <Problems editor={editor} />
            <LineEditor editor={editor} draft={draft} />
            <LogoEditor editor={editor} draft={draft} />
            <HintEditor editor={editor} draft={draft} />
          </div>
          <Preview editor={editor} />
        </div>
      )}
    </main>
  );
}

function Trouble({ editor }: Props) {
  const { texts, state } = editor;
  switch (state.value) {
    case 'ready':
      return null;
    case 'loading':
      return <p class="trouble">{texts.t('loading', {})}</p>;
    case 'not-allowed':
      return (
        <p class="trouble" role="alert">
          {texts.t('notAllowed', {})}
        </p>
      );
    case 'no-server':
      return (
        <p class="trouble" role="alert">
          {texts.t('noServer', {})}{' '}
          <button type="button" onClick={() => void editor.load()}>
            {texts.t('retry', {})}
          </button>
        </p>
      );
    default:
      return state.value satisfies never;
  }
}

/** Publishing is confirmed once: it is what every customer will hold in the hand. */
function Publishing({ editor, draft }: Props & { readonly draft: SlipConfiguration }) {
  const { texts, publishing, published, check } = editor;
  const dialog = useRef<HTMLDialogElement>(null);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(published.value);
  const words = publishing.value === 'done' ? 'published' : isChanged ? 'unsaved' : 'same';
  const confirm = (): void => {
    dialog.current?.close();
    void editor.publish();
  };
  return (
    <>
      <span class={`chip ${words}`} role="status">
        {texts.t(publishing.value === 'under-way' ? 'publishing' : words, {})}
      </span>
      <button type="button" class="plain" disabled={!isChanged} onClick={() => editor.discard()}>
        {texts.t('discard', {})}
      </button>
      <button
        type="button"
        class="main"
        data-publish
        disabled={!isChanged || check.value.problems.length > 0 || publishing.value === 'under-way'}
        onClick={() => dialog.current?.showModal()}
      >
        {texts.t('publish', {})}
      </button>
      <dialog ref={dialog}>
        <p>{texts.t('confirm', {})}</p>
        <div class="adders">
          <button type="button" onClick={() => dialog.current?.close()}>
            {texts.t('cancel', {})}
          </button>
          <button type="button" class="main" data-confirm onClick={confirm}>
            {texts.t('publish', {})}
          </button>
        </div>
      </dialog>
    </>
  );
}

function Problems({ editor }: Props) {
  const { texts, check } = editor;
  const { problems } = check.value;
  if (problems.length === 0) return <p class="fine">{texts.t('noProblems', {})}</p>;
  return (
    <section class="problems" role="alert">
      <h2>{texts.t('problems', { count: problems.length })}</h2>
      <ul>
        {problems.map((problem, index) => (
          <li key={index}>{problemText(editor, problem)}</li>
        ))}
      </ul>
    </section>
  );
}

/** Two wordings by crowd level: in a quiet hall staff help with a form, in a crowded one the teller does (S34). */
function HintEditor({ editor, draft }: Props & { readonly draft: SlipConfiguration }) {
  const { texts } = editor;
  const { formsHint } = draft;
  const setHint = (part: Partial<SlipConfiguration['formsHint']>): void => editor.edit({ ...draft, formsHint: { ...formsHint, ...part } });
  return (
    <section>
      <h2>{texts.t('formsHint', {})}</h2>
      <label class="worded">
        <span>{texts.t('crowdedFrom', {})}</span>
        <input
          type="number"
          min={1}
          max={99}
          value={formsHint.crowdedFrom}
          onInput={(event) => setHint({ crowdedFrom: event.currentTarget.valueAsNumber || 0 })}
        />
      </label>
      <h3>{texts.t('quiet', {})}</h3>
      <BothInputs editor={editor} text={formsHint.quiet} change={(quiet) => setHint({ quiet })} />
      <h3>{texts.t('crowded', {})}</h3>
      <BothInputs editor={editor} text={formsHint.crowded} change={(crowded) => setHint({ crowded })} />
    </section>
  );
}
