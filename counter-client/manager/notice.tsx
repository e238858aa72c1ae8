import type { ReferralRow } from '../../server/contract/referral.ts';
import { bellIcon, Icon } from '../../server/web/icons.ts';
import { clockText } from '../../server/web/time.ts';
import { durationWords, type ManagerDesk, type ManagerRowView } from './manager-desk.ts';
import { waitingKeys } from './quiet.ts';
import type { PageProps } from './tabs.tsx';
import { guestTitle, lookText, refererText } from './words.ts';

/** The one soft notice: who waits, where, why, since when, who referred. It lies in the page, over nothing. */
export function Notice({ desk, view }: PageProps) {
  const row = view.desks.find(({ managerId }) => managerId === desk.noticeOf.value);
  if (row === undefined) return null;
  const { texts } = desk;
  const count = waitingKeys(row).length;
  const words = firstWords(desk, view.timeZone, row);
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
        {...desk.touch.tap(() => {
          desk.noticeOf.value = null;
        })}
      >
        {texts.t('noticeClose', {})}
      </button>
    </div>
  );
}

function firstWords(desk: ManagerDesk, timeZone: string, { guests, visitors, asked }: ManagerRowView): string | null {
  const { texts } = desk;
  const [guest] = guests;
  if (guest !== undefined) return guestWords(desk, guest, guest.waitingSince ?? guest.raisedAt);
  const [visitor] = visitors;
  if (visitor !== undefined) {
    return [guestTitle(texts, visitor.salutation), `${texts.t('appointmentAt', {})} ${clockText(visitor.startsAt, timeZone)}`].join(' · ');
  }
  const call = asked.find(({ holder }) => holder === null);
  return call === undefined ? null : guestWords(desk, call, call.raisedAt);
}

function guestWords({ texts, moment }: ManagerDesk, guest: ReferralRow, since: number): string {
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
