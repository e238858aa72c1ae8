import type { TellerCounter } from '../counter.ts';
import { restorable } from '../offer.ts';
import type { Station } from '../station.ts';
import { agoWords } from '../words.ts';
import { ReasonPanel } from './reason-panel.tsx';

interface Props {
  readonly station: Station;
  readonly counter: TellerCounter;
}

/** In one language for both: what stands on the screen is a number, and how long ago. */
function inBoth(text: string) {
  return { 'zh-CN': text, en: text };
}

/** Which of several missed numbers, by one digit. */
export function RestorePanel({ station, counter }: Props) {
  const { texts, moment } = station;
  return (
    <ReasonPanel
      station={station}
      title={texts.t('restoreTitle', {})}
      hint={texts.t('bringBackHint', {})}
      at="restore"
      reasons={restorable(counter, moment.now.value).map(({ ticketId, number, since }) => ({
        id: ticketId,
        text: inBoth(`${number} · ${agoWords(texts, moment.now.value - since)}`),
      }))}
      number={null}
      commandFor={(ticketId) => ({ type: 'restore-ticket', ticketId })}
    />
  );
}

/** Which of several parked numbers, by one digit. */
export function ResumePanel({ station, counter }: Props) {
  const { texts } = station;
  return (
    <ReasonPanel
      station={station}
      title={texts.t('resumeTitle', {})}
      hint={texts.t('bringBackHint', {})}
      at="resume"
      reasons={counter.parked.map(({ ticketId, number, reason }) => ({
        id: ticketId,
        text: inBoth(`${number} · ${texts.pick(reason)}`),
      }))}
      number={null}
      commandFor={(ticketId) => ({ type: 'resume-ticket', counterId: counter.id, ticketId })}
    />
  );
}
