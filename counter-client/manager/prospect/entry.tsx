import { useState } from 'preact/hooks';
import type { ProspectPage, ProspectRow } from '../../../server/contract/list/prospects.ts';
import type { Language, LocalText } from '../../../server/contract/wire.ts';
import { Icon, phoneCallIcon } from '../../../server/web/icons.ts';
import { type Answered, askList } from '../../parts/list/http.ts';
import { ContactForm } from './contact-form.tsx';
import type { ProspectSay } from './words.ts';

interface EntryProps {
  readonly say: ProspectSay;
  readonly language: Language;
  readonly offline: boolean;
  readonly row: ProspectRow;
  /** "2026-11-23". */
  readonly today: string;
  /** Reasons for a contact at this hour, one of which must be chosen; null: none is needed (S82). */
  readonly reasons: ProspectPage['reasons'] | null;
  readonly onChanged: () => void;
}

type Open = 'nothing' | 'contact' | 'removal';

/** One customer: who, when to call, and what to do about it. The telephone is shown after a click, which is recorded. */
export function ProspectEntry({ say, language, offline, row, today, reasons, onChanged }: EntryProps) {
  const [phone, setPhone] = useState<string | null>(null);
  const [open, setOpen] = useState<Open>('nothing');
  const [refusal, setRefusal] = useState<LocalText | 'silent' | null>(null);
  const settle = <T,>(answer: Answered<T>, done: (body: T) => void): void => {
    setRefusal(answer.kind === 'failed' ? (answer.text ?? 'silent') : null);
    if (answer.kind === 'done') done(answer.body);
  };
  const reveal = async (): Promise<void> =>
    settle(await askList<{ phone: string }>(`/api/prospects/${row.id}/telephone`, {}), (body) => setPhone(body.phone));
  const change = async (path: string, body: object): Promise<void> =>
    settle(await askList(`/api/prospects/${row.id}/${path}`, body), () => {
      setOpen('nothing');
      onChanged();
    });
  return (
    <li class="list-row" data-prospect={row.id} data-late={row.overdue}>
      <Who say={say} row={row} />
      <span class="phone">{phone ?? row.phone}</span>
      <div class="list-actions">
        {phone === null && row.readable ? (
          <button type="button" class="list-button" data-at="reveal" disabled={offline} onClick={() => void reveal()}>
            <Icon drawing={phoneCallIcon} size="18px" /> {say('reveal', {})}
          </button>
        ) : null}
        <button type="button" class="list-button main" data-at="log" disabled={offline} onClick={() => setOpen('contact')}>
          {say('log', {})}
        </button>
        <button type="button" class="list-button" data-at="remove" disabled={offline} onClick={() => setOpen('removal')}>
          {say('remove', {})}
        </button>
      </div>
      {open === 'contact' ? (
        <ContactForm
          say={say}
          language={language}
          today={today}
          reasons={reasons}
          disabled={offline}
          onBack={() => setOpen('nothing')}
          onSave={(contact) => void change('contacts', contact)}
        />
      ) : null}
      {open === 'removal' ? (
        <div class="list-more list-actions" role="group">
          <p>{say('removeSure', {})}</p>
          <button type="button" class="list-button" onClick={() => setOpen('nothing')}>
            {say('keep', {})}
          </button>
          <button type="button" class="list-button main" data-at="remove-sure" onClick={() => void change('deletion', {})}>
            {say('removeConfirm', {})}
          </button>
        </div>
      ) : null}
      {refusal === null ? null : (
        <p class="refusal list-more" role="alert">
          {refusal === 'silent' ? say('failed', {}) : refusal[language]}
        </p>
      )}
    </li>
  );
}

const STATE_CHIP = { 'not-contacted': 'chip-info', contacted: '', booked: 'chip-ok', 'no-interest': '' } as const;

function Who({ say, row }: Pick<EntryProps, 'say' | 'row'>) {
  const { name, readable, state, dueOn, overdue, contacts, preferredTime, source, note } = row;
  const facts = [
    contacts === 0 ? say('never', {}) : say('contacts', { count: contacts }),
    ...(preferredTime === '' ? [] : [say('prefers', { time: preferredTime })]),
    ...(source === '' ? [] : [say('from', { source })]),
    ...(note === '' ? [] : [note]),
  ];
  const open = state === 'not-contacted' || state === 'contacted';
  return (
    <div class="who">
      <b>{readable ? name : say('unreadable', {})}</b>
      <span class="list-sums">
        <span class={`chip ${STATE_CHIP[state]}`}>{say(state, {})}</span>
        {overdue ? <span class="chip chip-warn">{say('overdue', {})}</span> : null}
        {open ? <span class="chip">{dueOn === null ? say('noDue', {}) : say('due', { date: dueOn })}</span> : null}
      </span>
      <small>{facts.join(' · ')}</small>
    </div>
  );
}
