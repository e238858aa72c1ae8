import { useState } from 'preact/hooks';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { ask } from '../../parts/frame/send.ts';
import type { DayEndSay } from '../../parts/day-end/words.ts';
import { salutationText } from '../../parts/salutation.ts';
import { Choice } from '../../parts/frame/choice.tsx';
import type { DayEndRecord } from './record.ts';
import type { PageProps } from '../page-props.ts';
import { SalutationField, type SalutationDraft, salutationOf } from '../../parts/frame/salutation-field.tsx';

interface Props extends PageProps {
  readonly record: DayEndRecord;
  readonly say: DayEndSay;
  readonly onDone: () => void;
}

interface Draft {
  readonly cueId: string;
  readonly managerId: string | null;
  readonly salutation: SalutationDraft;
}

/** Completes or corrects a record. The present value is shown next to each field, and stays in the form's last column. */
export function DayEndCorrection({ screen, view, record, say, onDone }: Props) {
  const { texts } = screen;
  const at = `save ${record.referralId}`;
  const [draft, setDraft] = useState<Draft>({
    cueId: record.cueId,
    managerId: record.managerId,
    salutation: record.salutation ?? { surname: '', title: 'ms' },
  });
  const changes = changesOf(record, draft);
  const was = (value: string | null): string => say('correctWas', { value: value ?? say('nothing', {}) });
  return (
    <div class="day-end-correction">
      <p class="group">
        {say('correctName', {})} <span class="hint">{was(salutationText(record.salutation, texts.language.value))}</span>
      </p>
      <SalutationField
        screen={screen}
        isOptional={false}
        draft={draft.salutation}
        onChange={(salutation) => setDraft({ ...draft, salutation })}
      />
      <p class="group">
        {say('correctReason', {})} <span class="hint">{was(texts.pick(record.cue))}</span>
      </p>
      <div class="choices choices-small">
        {view.cues.map(({ id, text }) => (
          <Choice
            key={id}
            screen={screen}
            at={`cue ${id}`}
            chosen={id === draft.cueId}
            disabled={false}
            onPick={() => setDraft({ ...draft, cueId: id })}
          >
            {texts.pick(text)}
          </Choice>
        ))}
      </div>
      <p class="group">
        {say('correctManager', {})} <span class="hint">{was(record.managerName)}</span>
      </p>
      <div class="choices choices-small">
        {view.managers.map(({ managerId, staffName }) => (
          <Choice
            key={managerId}
            screen={screen}
            at={`manager ${managerId}`}
            chosen={managerId === draft.managerId}
            disabled={false}
            onPick={() => setDraft({ ...draft, managerId })}
          >
            {staffName}
          </Choice>
        ))}
      </div>
      <Button
        screen={screen}
        at={at}
        look="filled"
        name={null}
        disabled={changes.cueId === null && changes.managerId === null && changes.salutation === null}
        onPress={() => ask(screen, at, { type: 'correct-referral', referralId: record.referralId, ...changes }, onDone)}
      >
        {say('save', {})}
      </Button>
      <Refusal screen={screen} at={at} />
    </div>
  );
}

/** null: that stays as it is. */
function changesOf(record: DayEndRecord, { cueId, managerId, salutation: typed }: Draft) {
  const salutation = salutationOf(typed);
  const isNamedSo = salutation?.surname === record.salutation?.surname && salutation?.title === record.salutation?.title;
  return {
    cueId: cueId === record.cueId ? null : cueId,
    managerId: managerId === record.managerId ? null : managerId,
    salutation: isNamedSo ? null : salutation,
  };
}
