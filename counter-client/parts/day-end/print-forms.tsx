import { render } from 'preact';
import type { DayFormsAnswer } from '../../../server/contract/records.ts';
import type { DayEndSay } from './words.ts';
import { type DayForm, FormTable } from './form-table.tsx';

/**
 * Prints the forms on A4, each beginning a page of its own, and nothing else of the screen. `copy` says whose copy it is.
 * The sheets are put beside the page and taken away once they are printed.
 */
export function printForms(say: DayEndSay, forms: DayFormsAnswer, copy: { readonly words: string; readonly isArchive: boolean }): void {
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
  print();
}

interface Props {
  readonly say: DayEndSay;
  readonly forms: DayFormsAnswer;
  readonly form: DayForm;
  readonly copy: { readonly words: string; readonly isArchive: boolean };
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
