import { describe, expect, it } from 'vitest';
import { givenIn, type Step } from '../../given.ts';
import { addDays, daysBetween, isDate } from '../../../server/kernel/configuration/calendar.ts';
import {
  CONTACTS_OF_FOLLOW_UP_MAX,
  CORRECTIONS_OF_CONTACT_MAX,
  CORRECTIONS_OF_FOLLOW_UP_MAX,
  FOLLOW_UPS_MAX,
  type ContactResult,
  personRefsOf,
} from '../../../server/kernel/state/follow-up.ts';
import type { CommandOf } from '../../../server/kernel/commands.ts';
import { asks, asksAbout, CLOCK, dayOpens, events, LOBBY, opens, refused } from '../../steps.ts';
import {
  asksOf,
  at,
  BAI,
  CARD_BRANCH,
  closes,
  corrects,
  followUpHas,
  HAN,
  handsCard,
  HEAD,
  logs,
  newestFollowUp,
  warns,
  XU,
} from './follow-up-steps.ts';

const given = (...steps: readonly Step[]) => givenIn(CARD_BRANCH, dayOpens, opens('c1'), ...steps);
const carded: Step = handsCard(LOBBY, () => ({}));
const EVENING = { from: '18:00', to: '20:00' };

describe('a contact is logged', () => {
  it('FOLLOW-1 a result moves it on, and says when the next is due', () => {
    const after = (result: ContactResult) => given(carded).when(logs(HAN, { result }));
    after('booked').then(events('contact-logged'), followUpHas({ state: 'booked', dueOn: '2026-11-25' }));
    after('again').then(events('contact-logged'), followUpHas({ state: 'contacted', dueOn: '2026-11-25' }));
    after('no-answer').then(events('contact-logged'), followUpHas({ state: 'not-contacted', dueOn: '2026-11-24' }));
    given(carded, logs(HAN, { result: 'again' }))
      .when(logs(HAN, { result: 'no-answer' }))
      .then(followUpHas({ state: 'contacted' }));
  });

  it('FOLLOW-1 two results close it, and nothing comes after', () => {
    for (const result of ['no-interest', 'not-target'] as const) {
      given(carded)
        .when(logs(HAN, { result, personRef: 'n-1' }))
        .then(events('contact-logged', 'follow-up-closed'), followUpHas({ state: 'closed', end: result }));
    }
    given(carded, closes(HAN)).when(logs(HAN, {})).then(refused('follow-up-closed'));
    given(carded, closes(HAN)).when(closes(HAN)).then(refused('follow-up-closed'));
  });

  it('FOLLOW-2 not late in the evening, nor before the morning, but for a reason; a visit is the customer’s own', () => {
    given(carded, at('20:29')).when(logs(HAN, {})).then(warns());
    given(carded, at('20:30')).when(logs(HAN, {})).then(warns('late'));
    given(carded, at('20:59')).when(logs(HAN, {})).then(warns('late'));
    given(carded, at('21:00')).when(logs(HAN, {})).then(refused('contact-hour'));
    given(carded, at('08:59')).when(logs(HAN, {})).then(refused('contact-hour'));
    given(carded, at('21:00'))
      .when(logs(HAN, { means: 'wechat' }))
      .then(refused('contact-hour'));
    given(carded, at('21:00'))
      .when(logs(HAN, { means: 'visit' }))
      .then(warns());
    given(carded, at('21:00'))
      .when(logs(HAN, { reasonId: 'asked' }))
      .then(warns('late'), followUpHas({ state: 'contacted' }));
    given(carded, at('21:00'))
      .when(logs(HAN, { reasonId: 'bored' }))
      .then(refused('unknown-reason'));
  });

  it('FOLLOW-3 outside the time the customer asked for there is a warning', () => {
    const wished = handsCard(LOBBY, () => ({ preferred: EVENING }));
    given(wished, at('17:59')).when(logs(HAN, {})).then(warns('outside-preferred'));
    given(wished, at('18:00')).when(logs(HAN, {})).then(warns());
    given(wished, at('20:45')).when(logs(HAN, {})).then(warns('late', 'outside-preferred'));
  });

  it('FOLLOW-9 a next date lies ahead, and only where there is something left to do', () => {
    given(carded)
      .when(logs(HAN, { nextOn: '2026-11-23' }))
      .then(followUpHas({ dueOn: '2026-11-23' }));
    given(carded)
      .when(logs(HAN, { nextOn: '2026-11-22' }))
      .then(refused('due-date-wrong'));
    given(carded)
      .when(logs(HAN, { nextOn: '2027-11-25' }))
      .then(refused('due-date-wrong'));
    given(carded)
      .when(logs(HAN, { nextOn: '2027-02-29' }))
      .then(refused('due-date-wrong'));
    given(carded)
      .when(logs(HAN, { result: 'no-interest', nextOn: '2026-11-30' }))
      .then(refused('due-date-wrong'));
  });
});

describe('who may', () => {
  it('FOLLOW-4 managers and their assistants reach their own only, supervisor and head all', () => {
    given(carded).when(logs(XU, {})).then(events('contact-logged'));
    given(carded).when(logs(BAI, {})).then(refused('unknown-follow-up'));
    given(carded).when(closes(BAI)).then(refused('unknown-follow-up'));
    given(carded).when(asksOf(BAI, 'reveal-phone')).then(refused('unknown-follow-up'));
    given(carded).when(asksOf(HEAD, 'reveal-phone')).then(events('phone-revealed'));
    given(carded).when(closes(HEAD)).then(events('follow-up-closed'));
    given(carded).when(logs(HEAD, {})).then(refused('not-allowed'));
  });

  it('FOLLOW-4 the lobby what it wrote down that day', () => {
    const another = { role: 'lobby', staffId: 'zhou' } as const;
    given(carded)
      .when(corrects(LOBBY, { channel: 'wechat' }))
      .then(events('follow-up-corrected'));
    given(carded)
      .when(corrects(another, { channel: 'wechat' }))
      .then(refused('unknown-follow-up'));
    given(carded, ...nextDay)
      .when(corrects(LOBBY, { channel: 'wechat' }))
      .then(refused('unknown-follow-up'));
  });
});

const closesDay: Step = asks(CLOCK, { type: 'close-day' });
const passNight: Step = (story) => {
  story.now += 24 * 3_600_000;
  story.last = null;
};
const nextDay: readonly Step[] = [closesDay, passNight, dayOpens];

describe('beyond the day', () => {
  it('FOLLOW-5 what is open outlives the day, whole; what is closed goes with it', () => {
    const story = given(carded, logs(HAN, { result: 'again', personRef: 'n-1' }), closesDay, passNight)
      .when(dayOpens)
      .then(followUpHas({ state: 'contacted', date: '2026-11-23', personRef: 'p-1', managerId: 'han' }));
    expect(newestFollowUp(story).contacts).toHaveLength(1);
    expect(given(carded, closes(HAN), closesDay, passNight).when(dayOpens).then().branch.staff.followUps.size).toBe(0);
  });

  it('FOLLOW-5 when the day is closed customers are called all the same', () => {
    given(carded, closesDay, at('18:30')).when(logs(HAN, {})).then(events('contact-logged'));
    given(carded, closesDay, at('18:30'), logs(HAN, {}), passNight)
      .when(dayOpens)
      .then(followUpHas({ state: 'contacted' }));
    given(carded, closesDay)
      .when(handsCard(LOBBY, () => ({})))
      .then(refused('day-not-open'));
  });
});

describe('corrections and deletion', () => {
  it('FOLLOW-6 a correction names what was there before; of the person only references change', () => {
    const story = given(carded)
      .when(corrects(HAN, { channel: 'wechat', dueOn: '2026-12-01', personRef: 'p-2' }))
      .then(followUpHas({ channel: 'wechat', dueOn: '2026-12-01', personRef: 'p-2', pastRefs: ['p-1'] }));
    expect(story.newEvents[0]).toMatchObject({ was: { channel: 'phone', dueOn: '2026-11-25' }, personWas: 'p-1', personRef: 'p-2' });
    given(carded).when(corrects(HAN, {})).then(events());
    given(carded)
      .when(corrects(HAN, { managerId: 'nobody' }))
      .then(refused('unknown-manager'));
    given(carded)
      .when(corrects(HAN, { preferred: { from: '12:00', to: '12:00' } }))
      .then(refused('preferred-time-wrong'));
  });

  it('FOLLOW-6 what is overdue may stay so while the rest is corrected', () => {
    const late = [carded, ...nextDay, ...nextDay, ...nextDay];
    given(...late)
      .when(corrects(HAN, { channel: 'visit' }))
      .then(followUpHas({ channel: 'visit', dueOn: '2026-11-25' }));
    given(...late)
      .when(corrects(HAN, { dueOn: '2026-11-24' }))
      .then(refused('due-date-wrong'));
  });

  it('FOLLOW-7 closing names everything that has a term from then on', () => {
    const story = given(carded, logs(HAN, { personRef: 'n-1' }), corrects(HAN, { personRef: 'p-2' }))
      .when(logs(HAN, { result: 'no-interest', personRef: 'n-2' }))
      .then(events('contact-logged', 'follow-up-closed'));
    expect(story.newEvents[1]).toMatchObject({ personRefs: ['p-2', 'p-1', 'n-1', 'n-2'] });
  });

  it('FOLLOW-7 forgetting a person leaves no reference, and nobody calls after that', () => {
    const story = given(carded, logs(HAN, { personRef: 'n-1' }))
      .when(asksOf(HAN, 'forget-person'))
      .then(
        events('person-forgotten', 'follow-up-closed'),
        followUpHas({ personRef: null, pastRefs: [], state: 'closed', end: 'forgotten' }),
      );
    expect(story.newEvents[0]).toMatchObject({ personRefs: ['p-1', 'n-1'] });
    expect(newestFollowUp(story).contacts[0]?.noteRef).toBeNull();
    given(carded, closes(HAN)).when(asksOf(HEAD, 'forget-person')).then(events('person-forgotten'));
  });

  it('FOLLOW-8 contacts and corrections have a limit each', () => {
    const many = (step: Step, count: number): Step[] => Array.from({ length: count }, () => step);
    given(carded, ...many(logs(HAN, {}), CONTACTS_OF_FOLLOW_UP_MAX - 1))
      .when(logs(HAN, {}))
      .then(events('contact-logged'));
    given(carded, ...many(logs(HAN, {}), CONTACTS_OF_FOLLOW_UP_MAX))
      .when(logs(HAN, {}))
      .then(refused('contact-limit'));
    const changes = (count: number) => Array.from({ length: count }, (_, index) => corrects(HAN, { personRef: `p-${index + 2}` }));
    given(carded, ...changes(CORRECTIONS_OF_FOLLOW_UP_MAX))
      .when(corrects(HAN, { personRef: 'p-x' }))
      .then(refused('correction-limit'));
  });

  it('FOLLOW-8 so many may be open', () => {
    const all = Array.from({ length: FOLLOW_UPS_MAX - 1 }, () => handsCard(LOBBY, () => ({})));
    given(...all)
      .when(carded)
      .then(events('card-handed'));
    given(...all, carded)
      .when(carded)
      .then(refused('follow-up-limit'));
  });
});

describe('the calendar', () => {
  it('adds days as the calendar does, over 1,600 years of them', () => {
    const wrong: string[] = [];
    for (let day = -200_000; day <= 400_000; day += 37) {
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
      if (addDays('1970-01-01', day) !== date || daysBetween('1970-01-01', date) !== day || !isDate(date)) wrong.push(date);
    }
    expect(wrong).toEqual([]);
    expect(['2026-02-29', '2026-13-01', '2026-00-10', '26-1-1', '2100-02-29'].filter(isDate)).toEqual([]);
  });
});

describe('a contact is corrected', () => {
  const corrected = (part: Partial<CommandOf<'correct-contact'>>): Step =>
    asksAbout(HAN, (story) => {
      const { id: followUpId, contacts } = newestFollowUp(story);
      return { type: 'correct-contact', followUpId, contactAt: contacts.at(-1)?.at ?? 0, nextOn: null, personRef: null, ...part };
    });
  const logged = [carded, logs(HAN, { result: 'again', personRef: 'note-1' })];

  it('FOLLOW-10 note and date change, the earlier words stay, and the last contact says when the next is due', () => {
    given(...logged)
      .when(corrected({ nextOn: '2026-12-01', personRef: 'note-2' }))
      .then(events('contact-corrected'), followUpHas({ state: 'contacted', dueOn: '2026-12-01' }), (story) => {
        const [contact] = newestFollowUp(story).contacts;
        expect(contact).toMatchObject({ nextOn: '2026-12-01', noteRef: 'note-2' });
        expect(contact?.earlier).toMatchObject([{ staffId: 'han', nextOn: '2026-11-25', noteRef: 'note-1' }]);
        expect(personRefsOf(newestFollowUp(story))).toEqual(expect.arrayContaining(['note-1', 'note-2']));
      });
    given(...logged)
      .when(corrected({}))
      .then(events());
    given(...logged)
      .when(corrected({ personRef: 'note-2' }))
      .then(followUpHas({ dueOn: '2026-11-25' }));
  });

  it('FOLLOW-10 forgetting the person reaches the earlier note too', () => {
    const story = given(...logged, corrected({ personRef: 'note-2' }))
      .when(asksOf(HAN, 'forget-person'))
      .then();
    expect(personRefsOf(newestFollowUp(story))).not.toContain('note-1');
  });

  it('FOLLOW-10 not an unknown one, not to a wrong date, not once it is closed, not without end', () => {
    given(...logged)
      .when(corrected({ contactAt: 1 }))
      .then(refused('unknown-contact'));
    given(...logged)
      .when(corrected({ nextOn: '2026-11-22' }))
      .then(refused('due-date-wrong'));
    given(...logged, closes(HAN))
      .when(corrected({ personRef: 'note-2' }))
      .then(refused('follow-up-closed'));
    const often = Array.from({ length: CORRECTIONS_OF_CONTACT_MAX }, (_, index) => corrected({ personRef: `again-${index}` }));
    given(...logged, ...often)
      .when(corrected({ personRef: 'once-more' }))
      .then(refused('correction-limit'));
  });
});
