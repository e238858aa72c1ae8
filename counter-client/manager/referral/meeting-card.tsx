import { Button } from '../../parts/frame/button.tsx';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { openSheet } from '../../parts/frame/send.ts';
import { durationWords } from '../../parts/frame/durations.ts';
import type { ManagerScreen } from '../manager-screen.ts';
import type { ManagerRowView, Meeting } from '../manager-sheet.ts';
import { MeetingFacts } from './meeting-facts.tsx';
import { Judgement } from './judgement.tsx';
import { guestName, salutationOf } from '../words.ts';

/** The guest who sits with the manager now. The assessment can be made here, or later that day. */
export function MeetingCard({
  screen,
  row,
  meeting,
}: {
  readonly screen: ManagerScreen;
  readonly row: ManagerRowView;
  readonly meeting: Meeting;
}) {
  const { texts, moment } = screen;
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
      <MeetingFacts screen={screen} meeting={meeting} />
      {meeting.referral === null ? null : <Judgement screen={screen} managerId={managerId} referral={meeting.referral} isHere={true} />}
      <div class="guest-keys pair">
        <CommandButton screen={screen} at={at} look="plain" command={{ type: 'end-meeting', managerId, guest: meeting.guest }}>
          {texts.t('endMeeting', {})}
        </CommandButton>
        <Button
          screen={screen}
          at={`accompany ${managerId}`}
          look="plain"
          name={null}
          disabled={false}
          onPress={() => openSheet(screen, { kind: 'accompany', managerId, meeting })}
        >
          {texts.t('accompany', {})}
        </Button>
      </div>
      <Refusal screen={screen} at={at} />
    </article>
  );
}
