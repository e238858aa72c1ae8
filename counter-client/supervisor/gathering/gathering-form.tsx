import { useState } from 'preact/hooks';
import type { Language } from '../../../server/contract/wire.ts';
import { DateField } from '../../parts/date/field.tsx';
import type { GatheringSay } from '../../parts/gathering/words.ts';
import { dateInZone } from '../figures/period.ts';

/** As the server's. */
const TITLE_LENGTH_MAX = 60;
const SEATS_MAX = 500;
const SEATS = 30;

interface Planned {
  readonly title: string;
  readonly startsAt: number;
  readonly seats: number;
}

interface Props {
  readonly say: GatheringSay;
  readonly language: Language;
  /** null: not known yet. */
  readonly timeZone: string | null;
  readonly disabled: boolean;
  /** Resolves with whether it was planned. */
  readonly onPlan: (gathering: Planned) => Promise<boolean>;
}

export function GatheringForm({ say, language, timeZone, disabled, onPlan }: Props) {
  const [title, setTitle] = useState('');
  const [date, setDate] = useState('');
  const [time, setTime] = useState('14:00');
  const [seats, setSeats] = useState(SEATS);
  const startsAt = timeZone === null ? Number.NaN : epochOf(date, time, timeZone);
  const whole = title.trim() !== '' && !Number.isNaN(startsAt) && seats >= 1 && seats <= SEATS_MAX;
  const plan = async (): Promise<void> => {
    if (await onPlan({ title: title.trim(), startsAt, seats })) setTitle('');
  };
  return (
    <div class="list-form" role="group" aria-label={say('plan', {})}>
      <label>
        {say('name', {})}
        <input
          class="field field-small"
          type="text"
          data-field="title"
          maxLength={TITLE_LENGTH_MAX}
          value={title}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
      </label>
      <DateField
        language={language}
        label={say('date', {})}
        at="date"
        value={date}
        min={null}
        max={null}
        today={dateInZone(Date.now(), timeZone ?? 'UTC')}
        isSmall
        onPick={setDate}
      />
      <label>
        {say('time', {})}
        <input
          class="field field-small"
          type="text"
          inputMode="numeric"
          placeholder="14:30"
          maxLength={5}
          data-field="time"
          value={time}
          onInput={(event) => setTime(event.currentTarget.value)}
        />
      </label>
      <label>
        {say('seats', {})}
        <input
          class="field field-small"
          type="number"
          data-field="seats"
          min={1}
          max={SEATS_MAX}
          value={seats}
          onInput={(event) => setSeats(Math.round(Number(event.currentTarget.value)))}
        />
      </label>
      <button type="button" class="list-button main" data-at="plan" disabled={disabled || !whole} onClick={() => void plan()}>
        {say('add', {})}
      </button>
    </div>
  );
}

/** Epoch ms of a local date and time; NaN while one is missing. */
function epochOf(date: string, time: string, timeZone: string): number {
  const guess = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(guess)) return guess;
  /* Sweden writes dates as ISO does. */
  const there = Date.parse(`${new Date(guess).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T')}Z`);
  return guess - (there - guess);
}
