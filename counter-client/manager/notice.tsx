import type { ReferralRow } from '../../server/contract/referral.ts';
import { bellIcon, Icon } from '../../server/web/icons.ts';
import { clockText } from '../../server/web/time.ts';
import { durationWords } from '../parts/frame/durations.ts';
import type { ManagerScreen } from './manager-screen.ts';
import type { ManagerRowView } from './manager-sheet.ts';
import { waitingKeys } from './quiet.ts';
import type { PageProps } from './page-props.ts';
import { guestTitle, lookText, refererText } from './words.ts';

/** The one soft notice: who waits, where, why, since when, who referred. It is part of the page and covers nothing. */
export function Notice({ screen, view }: PageProps) {
  const row = view.desks.find(({ managerId }) => managerId === screen.noticeOf.value);
  if (row === undefined) return null;
  const { texts } = screen;
  const count = waitingKeys(row).length;
  const words = firstWords(screen, view.timeZone, row);
  if (words === null) return null;
  return (
    <div class="notice" role="status" data-notice={row.managerId}>
      <Icon drawing={bellIcon} size="22px" />
      <div>
        <b>{row.isMe ? texts.t('noticeFree', {}) : texts.t('noticeFreeOf', { name: row.staffName })}</b>
        <p>{words}</p>
        {count > 1 ? <p class="hint">{texts.t('noticeMore', { count: count - 1 })}</p> : null}
      </div>
      <button
        type="button"
        class="quiet"
        data-at="notice-close"
        {...screen.touch.tap(() => {
          screen.noticeOf.value = null;
        })}
      >
        {texts.t('noticeClose', {})}
      </button>
    </div>
  );
}

function firstWords(screen: ManagerScreen, timeZone: string, { guests, visitors, asked, arrivals }: ManagerRowView): string | null {
  const { texts } = screen;
  const [guest] = guests;
  if (guest !== undefined) return guestWords(screen, guest, guest.waitingSince ?? guest.raisedAt);
  const [visitor] = visitors;
  if (visitor !== undefined) {
    return [guestTitle(texts, visitor.salutation), `${texts.t('appointmentAt', {})} ${clockText(visitor.startsAt, timeZone)}`].join(' · ');
  }
  const call = asked.find(({ holder }) => holder === null);
  if (call !== undefined) return guestWords(screen, call, call.raisedAt);
  const [arrival] = arrivals;
  if (arrival === undefined) return null;
  return texts.t('arrivalFacts', { time: clockText(arrival.at, timeZone), count: arrival.companions });
}

function guestWords({ texts, moment }: ManagerScreen, guest: ReferralRow, since: number): string {
  const seat = guest.look?.seat ?? null;
  return [
    guestTitle(texts, guest.salutation),
    seat === null ? lookText(texts, guest) : texts.t('noticeSeat', { seat: texts.pick(seat) }),
    texts.pick(guest.cue),
    texts.t('noticeWaited', { time: durationWords(texts, moment.now.value - since) }),
    refererText(texts, guest),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
