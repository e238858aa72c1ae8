import type { VNode } from 'preact';
import type { AlarmRow } from '../../../server/contract/alarm.ts';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { circleCheckIcon, Icon } from '../../../server/web/icons.ts';
import { Button } from '../../parts/frame/button.tsx';
import { ConditionAlerts } from '../../parts/conditions/condition-alerts.tsx';
import { durationWords } from '../../parts/frame/durations.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import { AlarmCard, HandledAlarm } from '../alarm/card.tsx';
import { HandledCard, HelpCard } from './help-card.tsx';
import { Answers } from './answers.tsx';
import { DeviceAlerts, devicesInTrouble } from './device-alerts.tsx';
import { DeviceList } from './device-list.tsx';
import { DutyBar, standInsAsked } from '../duty/bar.tsx';
import { LockScreenSwitch } from './lock-screen.tsx';
import { OverdueCard } from './overdue-card.tsx';
import { PrinterAlerts, Unprinted } from './printer-alerts.tsx';
import { ReferralCard } from '../referral/card.tsx';
import { isUnanswered } from '../referral/words.ts';
import { SoundAlerts, soundsInTrouble } from './sound-alerts.tsx';
import { VisitorOverdueCard } from './visitor-overdue-card.tsx';
import type { PageProps } from '../page-props.ts';
import { RecheckCard, WorkCard } from './work-card.tsx';

/** From this many cards on they are grouped by counter: one walk, several guests. */
const GROUPED_FROM = 6;

/** A card of the stack: waiting for an answer, or being handled. */
interface Item {
  readonly key: string;
  readonly since: number;
  /** Counter or kiosk by which cards are grouped; null: no particular place. */
  readonly place: string | null;
  readonly card: VNode;
}

/** Whether a referral waits for the lobby to act. */
function isTodo(row: ReferralRow): boolean {
  return isUnanswered(row) || (row.state === 'recheck' && row.forMe) || (row.state === 'waiting' && row.isOverdue);
}

function isOpenAlarm({ acknowledgedBy }: AlarmRow): boolean {
  return acknowledgedBy === null;
}

/** How many things wait for action: unanswered requests, and printers and voices with a fault. */
export function todoCount(view: LobbyView, nowMs: number): number {
  return (
    view.help.filter((help) => help.state !== 'acknowledged').length +
    view.referrals.filter(isTodo).length +
    view.appointments.filter(({ isOverdue }) => isOverdue).length +
    standInsAsked(view).length +
    view.printers.filter((printer) => printer.condition !== 'ready').length +
    soundsInTrouble(view, nowMs).length +
    devicesInTrouble(view).length +
    view.alarms.filter(isOpenAlarm).length +
    view.conditions.length +
    view.notices.length
  );
}

export function Todo({ screen, view }: PageProps) {
  const { texts } = screen;
  const open = openItems(screen, view);
  const handled = handledItems(screen, view);
  const count = todoCount(view, screen.moment.now.value);
  const dutyFirst = isDutyPressing(view);
  return (
    <div class="todo">
      {dutyFirst ? <DutyBar screen={screen} view={view} /> : null}
      <h2 class="section-title">
        {texts.t('todo', {})}
        {count === 0 ? null : <span class="chip chip-bad">{count}</span>}
      </h2>
      {count === 0 ? <Nothing screen={screen} view={view} /> : null}
      {open.length < GROUPED_FROM ? open.map(({ card }) => card) : <Groups screen={screen} items={open} />}
      <Answers screen={screen} view={view} />
      <ConditionAlerts screen={screen} conditions={view.conditions} />
      <PrinterAlerts screen={screen} view={view} />
      <SoundAlerts screen={screen} view={view} />
      <DeviceAlerts screen={screen} view={view} />
      {handled.length === 0 ? null : <h2 class="section-title">{texts.t('handling', {})}</h2>}
      {handled.map(({ card }) => card)}
      {dutyFirst ? null : <DutyBar screen={screen} view={view} />}
      <Unprinted screen={screen} view={view} />
      <DeviceList screen={screen} view={view} />
      <LockScreenSwitch screen={screen} />
    </div>
  );
}

/** Duty comes before everything else: nobody is on duty, this person is not, or is asked to stand in. */
function isDutyPressing({ duty, staffId }: LobbyView): boolean {
  if (duty === null) return false;
  const isHere = duty.people.some((one) => one.staffId === staffId && one.state === 'on');
  return duty.gap !== null || !isHere || duty.people.some(({ asked }) => asked?.staffId === staffId);
}

/** Oldest first, whatever is asked. */
function openItems(screen: LobbyScreen, view: LobbyView): readonly Item[] {
  const help = view.help
    .filter(({ state }) => state !== 'acknowledged')
    .map((one) => ({
      key: one.helpId,
      since: one.raisedAt,
      place: screen.texts.pick(one.sourceName),
      card: <HelpCard key={one.helpId} screen={screen} help={one} />,
    }));
  const referrals = view.referrals.filter(isTodo).map((row) => ({
    key: row.referralId,
    since: row.raisedAt,
    place: row.source.counterLabel === null ? null : screen.texts.t('windowName', { label: row.source.counterLabel }),
    card: <OpenReferral key={row.referralId} screen={screen} view={view} row={row} />,
  }));
  const visitors = view.appointments
    .filter(({ isOverdue }) => isOverdue)
    .map((row) => ({
      key: row.appointmentId,
      since: Math.max(row.arrivedAt ?? row.startsAt, row.startsAt),
      place: null,
      card: <VisitorOverdueCard key={row.appointmentId} screen={screen} row={row} />,
    }));
  const alarms = view.alarms.filter(isOpenAlarm).map((row) => ({
    key: row.alarmId,
    since: row.raisedAt,
    place: placeOf(screen, row),
    card: <AlarmCard key={row.alarmId} screen={screen} row={row} />,
  }));
  return [...help, ...referrals, ...visitors, ...alarms].sort((one, other) => one.since - other.since);
}

function placeOf({ texts }: LobbyScreen, { counterLabel, service }: AlarmRow): string | null {
  if (counterLabel !== null) return texts.t('windowName', { label: counterLabel });
  return service === null ? null : texts.pick(service.name);
}

function OpenReferral({ screen, view, row }: PageProps & { readonly row: ReferralRow }) {
  if (row.state === 'recheck') return <RecheckCard screen={screen} view={view} row={row} />;
  return row.state === 'waiting' ? <OverdueCard screen={screen} row={row} /> : <ReferralCard screen={screen} row={row} />;
}

/** Guests who wait for a manager stand in their own list. */
function handledItems(screen: LobbyScreen, view: LobbyView): readonly Item[] {
  const help = view.help
    .filter(({ state }) => state === 'acknowledged')
    .map((one) => ({
      key: one.helpId,
      since: one.raisedAt,
      place: null,
      card: <HandledCard key={one.helpId} screen={screen} help={one} />,
    }));
  const referrals = view.referrals
    .filter((row) => !isTodo(row) && row.state !== 'waiting')
    .map((row) => ({
      key: row.referralId,
      since: row.raisedAt,
      place: null,
      card: <WorkCard key={row.referralId} screen={screen} view={view} row={row} />,
    }));
  const alarms = view.alarms
    .filter((row) => !isOpenAlarm(row))
    .map((row) => ({
      key: row.alarmId,
      since: row.raisedAt,
      place: null,
      card: <HandledAlarm key={row.alarmId} screen={screen} row={row} />,
    }));
  return [...help, ...referrals, ...alarms].sort((one, other) => one.since - other.since);
}

/** Counters in the order of their oldest card. */
function Groups({ screen, items }: { readonly screen: LobbyScreen; readonly items: readonly Item[] }) {
  const { texts } = screen;
  const places = [...new Set(items.map(({ place }) => place))];
  return (
    <>
      <div class="many">
        <p class="hint">{texts.t('manyCards', {})}</p>
        <Button
          screen={screen}
          at="many support"
          look="plain"
          name={null}
          disabled={false}
          onPress={() => {
            screen.page.value = 'support';
          }}
        >
          {texts.t('navSupport', {})}
        </Button>
      </div>
      {places.map((place) => {
        const here = items.filter((item) => item.place === place);
        return (
          <section key={place ?? ''} class="todo-group" data-group={place ?? ''}>
            <h3>
              {place ?? texts.t('groupElsewhere', {})} <span class="chip">{texts.t('groupCount', { count: here.length })}</span>
            </h3>
            {here.map(({ card }) => card)}
          </section>
        );
      })}
    </>
  );
}

function Nothing({ screen, view }: PageProps) {
  const { texts } = screen;
  const { oldestSince } = view.totals;
  return (
    <div class="nothing">
      <Icon drawing={circleCheckIcon} size="40px" />
      <p class="nothing-title">{texts.t('todoNone', {})}</p>
      <p class="hint">
        {oldestSince === null
          ? texts.t('todoNoneHint', {})
          : texts.t('todoOldest', { time: durationWords(texts, screen.moment.now.value - oldestSince) })}
      </p>
    </div>
  );
}
