import type { AlarmRow } from '../../../server/contract/alarm.ts';
import type { Texts } from '../../../server/web/i18n.ts';
import { durationWords } from '../frame/durations.ts';
import type { AlarmTextKey } from './zh.ts';

type AlarmTexts = Pick<Texts<AlarmTextKey | 'seconds' | 'minutes' | 'hoursMinutes'>, 't' | 'pick' | 'language'>;

/** What is wrong, and where. */
export function alarmTitle(texts: AlarmTexts, { kind, service, group, counterLabel, kiosk }: AlarmRow): string {
  const at = { label: counterLabel ?? '', service: service === null ? '' : texts.pick(service.name) };
  const which = { kiosk: kiosk === null ? '' : texts.pick(kiosk.name) };
  switch (kind) {
    case 'wait':
      return texts.t(group === 'premium' ? 'alarmWaitPriority' : 'alarmWait', at);
    case 'no-counter':
      return texts.t('alarmNoCounter', at);
    case 'idle-counter':
      return texts.t('alarmIdle', at);
    case 'hanging-call':
      return texts.t('alarmHanging', at);
    case 'long-service':
      return texts.t('alarmLong', at);
    case 'kiosk-limit':
      return texts.t('alarmKioskLimit', which);
    case 'kiosk-doubled':
      return texts.t('alarmKioskDoubled', which);
    default:
      return kind satisfies never;
  }
}

const FACTS: Readonly<Record<AlarmRow['kind'], AlarmTextKey>> = {
  wait: 'alarmWaitFacts',
  'no-counter': 'alarmWaitFacts',
  'idle-counter': 'alarmIdleFacts',
  'hanging-call': 'alarmHangingFacts',
  'long-service': 'alarmLongFacts',
  'kiosk-limit': 'alarmKioskFacts',
  'kiosk-doubled': 'alarmKioskFacts',
};

/** For how long, and how many wait. */
export function alarmFacts(texts: AlarmTexts, { kind, since, waiting }: AlarmRow, now: number): string {
  return texts.t(FACTS[kind], { time: durationWords(texts, now - since), waiting });
}

const REMEDIES: Readonly<Record<AlarmRow['remedy']['kind'], AlarmTextKey>> = {
  call: 'alarmCall',
  resume: 'alarmResume',
  open: 'alarmOpen',
  support: 'alarmSupport',
  'answer-call': 'alarmAnswerCall',
  look: 'alarmLook',
  'let-go-on': 'alarmLookAtKiosk',
  'one-screen': 'alarmLookAtScreen',
};

/** What would mend it. */
export function alarmRemedy(texts: AlarmTexts, { remedy: { kind, counterLabels } }: AlarmRow): string {
  return texts.t(REMEDIES[kind], { labels: counterLabels.join(texts.language.value === 'en' ? ' or ' : '、') });
}

/** Who sees to it, or why the supervisor has it. */
export function alarmStand(texts: AlarmTexts, { acknowledgedBy, escalation }: AlarmRow): string {
  if (acknowledgedBy !== null) return texts.t('alarmBy', { name: acknowledgedBy });
  switch (escalation) {
    case 'unanswered':
      return texts.t('alarmUnanswered', {});
    case 'nobody-on-duty':
      return texts.t('alarmNobody', {});
    case null:
      return texts.t('alarmInLobby', {});
    default:
      return escalation satisfies never;
  }
}
