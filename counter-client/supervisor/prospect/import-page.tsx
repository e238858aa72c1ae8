import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ImportPreview, ImportRefused, ProspectPage } from '../../../server/contract/list/prospects.ts';
import type { LocalText } from '../../../server/contract/wire.ts';
import { askList, forget, readList, sendFile } from '../../parts/list/http.ts';
import type { ListProps } from '../../parts/list/props.ts';
import '../../parts/list/lists.css';
import type { ImportChoice } from './import-choice.ts';
import { ImportForm } from './import-form.tsx';
import { ImportReport, ProblemList } from './import-report.tsx';
import { importWords } from './import-words.ts';
import { ListFigures } from './list-figures.tsx';

type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly words: 'checking' | 'importing' }
  | { readonly kind: 'checked'; readonly preview: ImportPreview }
  | { readonly kind: 'unreadable'; readonly problems: ImportRefused['problems'] }
  | { readonly kind: 'refused'; readonly text: LocalText | null }
  | { readonly kind: 'done'; readonly rows: number };

/** A customer list: checked, read line by line, and only then imported. */
export function ImportPage({ language, offline }: ListProps) {
  const say = importWords(language);
  const [lists, setLists] = useState<ProspectPage | null>(null);
  const [step, setStep] = useState<Step>({ kind: 'idle' });
  const refresh = useCallback(
    () => void readList<ProspectPage>('/api/prospects').then((answer) => answer.kind === 'done' && setLists(answer.body)),
    [],
  );
  useEffect(refresh, [refresh]);
  const check = async ({ file, share, managers, dueDays }: ImportChoice): Promise<void> => {
    setStep({ kind: 'working', words: 'checking' });
    const query = new URLSearchParams({ share, managers: managers.join(','), dueDays: String(dueDays) });
    const answer = await sendFile<ImportPreview & Pick<ImportRefused, 'problems'>>(`/api/prospect-imports?${query.toString()}`, file);
    if (answer.kind === 'done') setStep({ kind: 'checked', preview: answer.body });
    else if (answer.body.problems !== undefined) setStep({ kind: 'unreadable', problems: answer.body.problems });
    else setStep({ kind: 'refused', text: answer.text });
  };
  const confirm = async ({ importId, good, bad }: ImportPreview): Promise<void> => {
    setStep({ kind: 'working', words: 'importing' });
    const answer = await askList(`/api/prospect-imports/${importId}/commit`, { leavingOut: bad });
    setStep(answer.kind === 'done' ? { kind: 'done', rows: good } : { kind: 'refused', text: answer.text });
    refresh();
  };
  const giveUp = (preview: ImportPreview): void => {
    void forget(`/api/prospect-imports/${preview.importId}`);
    setStep({ kind: 'idle' });
  };
  return (
    <section class="panel lists import-page" aria-busy={step.kind === 'working'}>
      <h2 class="panel-title">{say('title', {})}</h2>
      <p class="hint">{say('lead', {})}</p>
      <p class="hint">{say('columns', {})}</p>
      <ImportForm
        say={say}
        managers={lists?.managers ?? []}
        disabled={offline || step.kind === 'working'}
        onCheck={(choice) => void check(choice)}
      />
      <div role="status">{step.kind === 'working' ? <p class="hint">{say(step.words, {})}</p> : null}</div>
      {step.kind === 'checked' ? (
        <ImportReport
          say={say}
          language={language}
          preview={step.preview}
          disabled={offline}
          onImport={() => void confirm(step.preview)}
          onGiveUp={() => giveUp(step.preview)}
        />
      ) : null}
      {step.kind === 'unreadable' ? <ProblemList say={say} language={language} problems={step.problems} /> : null}
      {step.kind === 'refused' ? (
        <p class="refusal" role="alert">
          {step.text === null ? say('failed', {}) : step.text[language]}
        </p>
      ) : null}
      {step.kind === 'done' ? (
        <p class="list-done" role="status">
          {say('done', { count: step.rows })}
        </p>
      ) : null}
      {lists === null ? null : <ListFigures say={say} lists={lists} />}
    </section>
  );
}
