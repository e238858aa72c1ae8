import { Button, Refusal } from '../button.tsx';
import { dispatch, durationWords, type ManagerDesk, type ManagerRowView, type Meeting, openSheet } from '../manager-desk.ts';
import { Judgement } from './judgement.tsx';
import { guestName, salutationOf } from '../words.ts';

/** Who sits with the manager now. What the guest turned out to be may be said here, or later of the day. */
export function MeetingCard({
  desk,
  row,
  meeting,
}: {
  readonly desk: ManagerDesk;
  readonly row: ManagerRowView;
  readonly meeting: Meeting;
}) {
  const { texts, moment } = desk;
  const { managerId } = row;
  const at = `end ${managerId}`;
  return (
    <article class="guest meeting" data-meeting={managerId}>
      <div class="guest-top">
        <h3>{texts.t('meetingWith', { name: guestName(texts, salutationOf(meeting)) })}</h3>
        <span class="hint">
          {texts.t('meetingFor', { time: durationWords(texts, moment.now.value - meeting.since) })}
          {meeting.number === null ? '' : ` · ${meeting.number}`}
        </span>
      </div>
      {meeting.referral === null ? null : <Judgement desk={desk} managerId={managerId} referral={meeting.referral} isHere={true} />}
      <div class="guest-keys pair">
        <Button
          desk={desk}
          at={at}
          look="plain"
          disabled={false}
          onPress={() => dispatch(desk, at, { type: 'end-meeting', managerId, guest: meeting.guest })}
        >
          {texts.t('endMeeting', {})}
        </Button>
        <Button
          desk={desk}
          at={`accompany ${managerId}`}
          look="plain"
          disabled={false}
          onPress={() => openSheet(desk, { kind: 'accompany', managerId, meeting })}
        >
          {texts.t('accompany', {})}
        </Button>
      </div>
      <Refusal desk={desk} at={at} />
    </article>
  );
}
