import { clockText } from '../../../server/web/time.ts';
import { Choice } from '../../parts/frame/choice.tsx';
import { CodeChoices, CodeLegend } from '../queues/code-choices.tsx';
import type { PageProps } from '../page-props.ts';
import type { RegisterDraft } from './draft.ts';

const HALF_HOUR_MS = 30 * 60_000;
/** From an hour late to four hours early: covers visitors with an appointment today. */
const SLOTS_BACK = 2;
const SLOTS_AHEAD = 8;

interface Props extends PageProps {
  readonly draft: RegisterDraft;
  readonly onChange: (part: Partial<RegisterDraft>) => void;
}

/** What may be known about a customer who has just come in; closed until needed. */
export function RegisterDetails({ screen, view, draft, onChange }: Props) {
  const { texts } = screen;
  return (
    <details class="legend" data-details>
      <summary>{texts.t('registerMore', {})}</summary>
      <h3 class="group">{texts.t('identifyAs', {})}</h3>
      <CodeChoices
        screen={screen}
        chosen={draft.as}
        onPick={(as) => onChange({ as })}
        possible={draft.possible}
        onPossible={(possible) => onChange({ possible })}
      />
      <div class="choices choices-small" role="group" aria-label={texts.t('arrangeReason', {})}>
        {view.cues.map(({ id, text }) => (
          <Choice
            key={id}
            screen={screen}
            at={`cue ${id}`}
            chosen={draft.cueId === id}
            disabled={draft.as === null}
            onPick={() => onChange({ cueId: draft.cueId === id ? null : id })}
          >
            {texts.pick(text)}
          </Choice>
        ))}
      </div>
      <h3 class="group">{texts.t('arrangeNeed', {})}</h3>
      <div class="choices choices-small" role="group" aria-label={texts.t('arrangeNeed', {})}>
        {view.needs.map(({ id, text }) => (
          <Choice
            key={id}
            screen={screen}
            at={`need ${id}`}
            chosen={draft.needId === id}
            disabled={false}
            onPick={() => onChange({ needId: draft.needId === id ? null : id })}
          >
            {texts.pick(text)}
          </Choice>
        ))}
      </div>
      <Appointment screen={screen} view={view} draft={draft} onChange={onChange} />
      <CodeLegend screen={screen} />
    </details>
  );
}

function Appointment({ screen, view, draft, onChange }: Props) {
  const { texts, moment } = screen;
  const first = Math.floor(moment.now.value / HALF_HOUR_MS) - SLOTS_BACK;
  const slots = Array.from({ length: SLOTS_BACK + SLOTS_AHEAD + 1 }, (_, index) => (first + index) * HALF_HOUR_MS);
  return (
    <label class="search">
      {texts.t('registerAppointment', {})}
      <select
        class="field"
        data-field="appointment"
        value={draft.appointmentAt === null ? '' : String(draft.appointmentAt)}
        onChange={(event) => onChange({ appointmentAt: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })}
      >
        <option value="">{texts.t('registerAppointmentNone', {})}</option>
        {slots.map((at) => (
          <option key={at} value={String(at)}>
            {clockText(at, view.timeZone)}
          </option>
        ))}
      </select>
    </label>
  );
}
