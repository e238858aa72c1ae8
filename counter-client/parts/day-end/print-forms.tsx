import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import type { DayFormsAnswer } from '../../../server/contract/records.ts';
import type { DayEndSay } from './words.ts';
import { type DayForm, FormTable } from './form-table.tsx';

/**
 * While the forms are shown, printing the page prints them on A4, each beginning a page of its own, and nothing else of the
 * screen, whether by the page's own button, which calls what this gives, by Ctrl+P or by the browser's menu. `copy` says whose copy it is.
 */
export function usePrintedForms(say: DayEndSay, forms: DayFormsAnswer | null, copy: Copy): () => void {
  const { words, isArchive } = copy;
  const layOut = (): void => {
    if (forms !== null && document.documentElement.dataset['printing'] !== 'forms') layOutForms(say, forms, { words, isArchive });
  };
  useEffect(() => {
    addEventListener('beforeprint', layOut);
    return () => removeEventListener('beforeprint', layOut);
  }, [say, forms, words, isArchive]);
  return () => {
    layOut();
    print();
  };
}

/** Puts the sheets beside the page, and takes them away once they are printed. */
function layOutForms(say: DayEndSay, forms: DayFormsAnswer, copy: Copy): void {
  const host = document.createElement('div');
  host.className = 'form-sheets';
  document.body.append(host);
  document.documentElement.dataset['printing'] = 'forms';
  render(
    <>
      {forms.forms.map((form) => (
        <Sheet key={form.name} say={say} forms={forms} form={form} copy={copy} />
      ))}
    </>,
    host,
  );
  addEventListener(
    'afterprint',
    () => {
      delete document.documentElement.dataset['printing'];
      render(null, host);
      host.remove();
    },
    { once: true },
  );
}

interface Copy {
  readonly words: string;
  readonly isArchive: boolean;
}

interface Props {
  readonly say: DayEndSay;
  readonly forms: DayFormsAnswer;
  readonly form: DayForm;
  readonly copy: Copy;
}

function Sheet({ say, forms, form, copy }: Props) {
  return (
    <article class="form-sheet">
      <header>
        <b>{forms.branchName}</b>
        <span>{copy.words}</span>
        <time>{forms.date}</time>
      </header>
      <FormTable say={say} form={form} caption={form.title} />
      <footer>
        <span>{say('signLobby', {})}</span>
        <span>{say(copy.isArchive ? 'signHead' : 'signManager', {})}</span>
        <span>{say('signDate', {})}</span>
      </footer>
    </article>
  );
}
