import { useRef, useState } from 'preact/hooks';
import type { ErasureFound, ErasureReceipt } from '../../server/contract/people/erasure.ts';
import type { LocalText } from '../../server/contract/wire.ts';
import type { Texts } from '../../server/web/i18n.ts';
import { tellAs } from '../parts/sign-in/http.ts';
import { ErasureCounts } from './erasure-counts.tsx';
import { ErasureReceiptView } from './erasure-receipt.tsx';
import type { PeopleTextKey } from './zh.ts';

interface Props {
  readonly texts: Texts<PeopleTextKey>;
  readonly page: string;
}

/** Who is asked about: nothing of it stays on the page once it is erased. */
const NOBODY = { phone: '', name: '' };

/** What was counted, of whom, and the order that would erase it: sent again, it is the same order. */
interface Counted {
  readonly asked: typeof NOBODY;
  readonly found: ErasureFound;
  readonly commandId: string;
}

/** Counts what is kept of a customer, erases it, and shows the receipt. */
export function ErasureView({ texts, page }: Props) {
  const [asked, change] = useState(NOBODY);
  const [number, setNumber] = useState('');
  const [counted, setCounted] = useState<Counted | null>(null);
  const [receipt, setReceipt] = useState<ErasureReceipt | null>(null);
  const [trouble, setTrouble] = useState<LocalText | 'lost' | null>(null);
  const isAsking = useRef(false);
  const ask = async <T,>(method: string, path: string, body: object | null): Promise<T | null> => {
    if (isAsking.current) return null;
    isAsking.current = true;
    const told = await tellAs<T>(page, method, path, body);
    isAsking.current = false;
    setTrouble(told.kind === 'done' ? null : told.kind === 'lost' ? 'lost' : told.text);
    return told.kind === 'done' ? told.body : null;
  };
  const count = async () => {
    const found = await ask<ErasureFound>('POST', '/api/erasures/search', asked);
    setCounted(found === null ? null : { asked, found, commandId: crypto.randomUUID() });
  };
  const show = (given: ErasureReceipt | null) => {
    if (given === null) return;
    change(NOBODY);
    setCounted(null);
    setReceipt(given);
  };
  const erase = async ({ asked: whom, found, commandId }: Counted) =>
    show(await ask<ErasureReceipt>('POST', '/api/erasures', { ...whom, counted: found.total, commandId }));
  const lookUp = async () => show(await ask<ErasureReceipt>('GET', `/api/erasures/${encodeURIComponent(number.trim())}`, null));
  const said = trouble === null ? '' : trouble === 'lost' ? texts.t('noServerAnswer', {}) : texts.pick(trouble);
  return (
    <section data-view="erasure">
      <p class="refusal" role="alert">
        {said}
      </p>
      {receipt !== null ? (
        <ErasureReceiptView texts={texts} receipt={receipt} next={() => setReceipt(null)} />
      ) : (
        <>
          <h2>{texts.t('erasure', {})}</h2>
          <p class="quiet-text">{texts.t('erasureHint', {})}</p>
          <AskForm
            texts={texts}
            asked={asked}
            change={(next) => {
              change(next);
              setCounted(null);
            }}
            count={() => void count()}
          />
          {counted === null ? null : <Found texts={texts} found={counted.found} erase={() => void erase(counted)} />}
          <h3>{texts.t('erasureLookUp', {})}</h3>
          <form class="trail-filters" onSubmit={(event) => (event.preventDefault(), void lookUp())}>
            <Field texts={texts} name="number" label="erasureLookUpHint" value={number} change={setNumber} />
            <button type="submit" class="key" data-act="look-up">
              {texts.t('erasureLookUp', {})}
            </button>
          </form>
        </>
      )}
    </section>
  );
}

interface AskProps {
  readonly texts: Props['texts'];
  readonly asked: typeof NOBODY;
  readonly change: (asked: typeof NOBODY) => void;
  readonly count: () => void;
}

function AskForm({ texts, asked, change, count }: AskProps) {
  return (
    <form class="trail-filters" onSubmit={(event) => (event.preventDefault(), count())}>
      <Field texts={texts} name="phone" label="erasurePhone" value={asked.phone} change={(phone) => change({ ...asked, phone })} />
      <Field texts={texts} name="name" label="erasureName" value={asked.name} change={(name) => change({ ...asked, name })} />
      <button type="submit" class="key key-filled" data-act="count">
        {texts.t('erasureCount', {})}
      </button>
    </form>
  );
}

interface FieldProps {
  readonly texts: Props['texts'];
  readonly name: string;
  readonly label: PeopleTextKey;
  readonly value: string;
  readonly change: (value: string) => void;
}

function Field({ texts, name, label, value, change }: FieldProps) {
  return (
    <label class="door-field">
      {texts.t(label, {})}
      <input class="field" name={name} value={value} autocomplete="off" onInput={({ currentTarget }) => change(currentTarget.value)} />
    </label>
  );
}

function Found({ texts, found, erase }: { readonly texts: Props['texts']; readonly found: ErasureFound; readonly erase: () => void }) {
  if (found.total === 0) return <p data-empty>{texts.t('erasureNone', {})}</p>;
  return (
    <>
      <ErasureCounts texts={texts} counts={found.counts} total={found.total} />
      <p>{texts.t('erasureWarning', { total: String(found.total) })}</p>
      <button type="button" class="key key-danger" data-act="erase" onClick={erase}>
        {texts.t('erasureAct', {})}
      </button>
    </>
  );
}
