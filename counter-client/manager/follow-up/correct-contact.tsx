import { useState } from 'preact/hooks';
import type { FollowUpRow } from '../../../server/contract/follow-up.ts';
import { DateField } from '../../parts/date/field.tsx';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import type { ManagerScreen } from '../manager-screen.ts';

interface Props {
  readonly screen: ManagerScreen;
  readonly row: FollowUpRow;
  readonly contact: FollowUpRow['contacts'][number];
  readonly today: string;
  readonly onDone: () => void;
}

/** As the contract's. */
const NOTE_MAX_LENGTH = 60;

/** Note and next date of a contact, put right afterwards; what they were stays below. */
export function CorrectContact({ screen, row, contact, today, onDone }: Props) {
  const { texts, sender } = screen;
  const [note, setNote] = useState(contact.note ?? '');
  const [nextOn, setNextOn] = useState(contact.nextOn ?? '');
  const at = `save-contact ${contact.at}`;
  const save = (): void => {
    const about = { followUpId: row.followUpId, contactAt: contact.at } as const;
    const words = { nextOn: nextOn === '' ? null : nextOn, note: note.trim() === (contact.note ?? '') ? null : note.trim() };
    sender.send(at, at, { type: 'correct-contact', ...about, ...words }, (reply) => {
      if (reply.ok) onDone();
    });
  };
  return (
    <div class="contact-correct" data-form="contact-correction">
      <label class="card-label">
        {texts.t('followUpNote', {})}
        <input
          type="text"
          class="field"
          data-field="contact-note"
          autocomplete="off"
          value={note}
          onInput={(event) => setNote([...event.currentTarget.value].slice(0, NOTE_MAX_LENGTH).join(''))}
        />
      </label>
      {contact.nextOn === null ? null : (
        <DateField
          language={texts.language.value}
          label={texts.t('followUpNext', {})}
          at="contact-next"
          value={nextOn}
          min={today}
          max={null}
          today={today}
          isSmall={false}
          onPick={setNextOn}
        />
      )}
      <Button screen={screen} at={at} look="filled" name={null} disabled={false} onPress={save}>
        {texts.t('contactSave', {})}
      </Button>
      <Refusal screen={screen} at={at} />
    </div>
  );
}
