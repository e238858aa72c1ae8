import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import { durationWords } from '../../parts/frame/durations.ts';
import { salutationText } from '../../parts/salutation.ts';
import type { LobbyTexts } from '../lobby-screen.ts';

export function visitorName(texts: LobbyTexts, { salutation }: AppointmentRow): string {
  return salutationText(salutation, texts.language.value) ?? texts.t('guestUnnamed', {});
}

/**
 * Time for which the visitor has waited for the manager, ms: from the agreed time, or from arrival if that was later. Negative:
 * the visitor is early.
 */
export function visitorWaitMs({ arrivedAt, startsAt }: AppointmentRow, now: number): number {
  return now - Math.max(arrivedAt ?? startsAt, startsAt);
}

/** What there is to say of it now, and how it looks; null: its time is still to come. */
export function appointmentState(
  texts: LobbyTexts,
  row: AppointmentRow,
  now: number,
): { readonly words: string; readonly look: string } | null {
  switch (row.state) {
    case 'booked': {
      const lateMs = now - row.startsAt;
      return lateMs > 0 ? { words: texts.t('apptLate', { time: durationWords(texts, lateMs) }), look: 'chip-warn' } : null;
    }
    case 'arrived': {
      const waitMs = visitorWaitMs(row, now);
      if (waitMs < 0) return { words: texts.t('apptEarly', {}), look: 'chip-info' };
      return { words: texts.t('apptWaits', { time: durationWords(texts, waitMs) }), look: row.isOverdue ? 'chip-warn' : 'chip-info' };
    }
    case 'received':
      return { words: texts.t('apptReceived', {}), look: 'chip-ok' };
    case 'missed':
      return { words: texts.t('apptMissed', {}), look: 'chip-warn' };
    case 'cancelled':
      return null;
    default:
      return row.state satisfies never;
  }
}
