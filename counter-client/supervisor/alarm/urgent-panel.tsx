import type { DutyRow } from '../../../server/contract/duty.ts';
import { postAnswerWords } from '../../parts/duty/words.ts';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { durationWords } from '../../parts/frame/durations.ts';
import type { PageProps } from '../page-props.ts';
import { isPostOpen, isUnanswered, silentTablets, urgentGuests } from './urgent.ts';
import { UrgentGuest } from './urgent-guest.tsx';
import './alarm.css';

/** "Reported to the supervisor" comes here: on top of the live page, and nothing where all goes well (S24, S57). */
export function UrgentPanel({ screen, view }: PageProps) {
  const { texts } = screen;
  const guests = urgentGuests(view);
  const silent = silentTablets(view);
  const isEmpty = view.duty?.gap !== null && view.duty !== null;
  if (guests.length + silent.length === 0 && !isEmpty) return null;
  const open = guests.filter(isUnanswered).length + silent.length + (isPostOpen(view) ? 1 : 0);
  return (
    <section class="panel alarm-panel" data-panel="urgent" aria-label={texts.t('urgentTitle', {})}>
      <h2 class="panel-title">
        {texts.t('urgentTitle', {})} {open === 0 ? null : <span class="chip">{open}</span>}
      </h2>
      <ul class="run-rows">
        {guests.map((row) => (
          <UrgentGuest key={row.referralId} screen={screen} view={view} row={row} />
        ))}
        {isEmpty ? <EmptyPost screen={screen} view={view} /> : null}
        {silent.map((row) => (
          <SilentTablet key={row.staffId} screen={screen} view={view} row={row} />
        ))}
      </ul>
    </section>
  );
}

function EmptyPost({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  const gap = view.duty?.gap ?? null;
  if (gap === null) return null;
  const { answer } = gap;
  const sentId = answer?.sent?.staffId ?? null;
  const time = durationWords(texts, moment.now.value - gap.since);
  return (
    <li data-urgent="post" data-open={answer === null}>
      <div class="run-what" role="alert">
        <b>
          {gap.staffName === null
            ? texts.t('dutyGapNobody', {})
            : texts.t('dutyGap', { time, name: gap.staffName, reason: gap.reason === null ? '—' : texts.pick(gap.reason) })}
        </b>
        {answer === null ? null : <span class="hint">{postAnswerWords(texts, answer)}</span>}
      </div>
      <div class="run-keys">
        <span>{texts.t('urgentPostWho', {})}</span>
        {(view.duty?.people ?? [])
          .filter(({ staffId }) => staffId !== sentId)
          .map(({ staffId, staffName }) => (
            <CommandButton key={staffId} screen={screen} at="post" look="filled" command={{ type: 'answer-empty-post', sentId: staffId }}>
              {staffName}
            </CommandButton>
          ))}
        {answer === null ? (
          <CommandButton screen={screen} at="post" look="plain" command={{ type: 'answer-empty-post', sentId: null }}>
            {texts.t('urgentPostMine', {})}
          </CommandButton>
        ) : null}
      </div>
      <Refusal screen={screen} at="post" />
    </li>
  );
}

function SilentTablet({ screen, view, row }: PageProps & { readonly row: DutyRow }) {
  const { texts, moment } = screen;
  const { staffId, staffName: name } = row;
  const at = `silent ${staffId}`;
  return (
    <li data-urgent={`tablet ${staffId}`} data-open="true">
      <div class="run-what" role="alert">
        <b>{texts.t('urgentSilent', { name })}</b>
        <span class="hint">
          {texts.t('urgentSilentFacts', { name, time: durationWords(texts, moment.now.value - (row.tabletSince ?? moment.now.value)) })}
        </span>
      </div>
      <div class="run-keys">
        {(view.duty?.people ?? [])
          .filter((other) => other.staffId !== staffId && other.tablet !== 'silent')
          .map(({ staffId: standInId, staffName }) => (
            <CommandButton key={standInId} screen={screen} at={at} look="plain" command={{ type: 'take-over-duty', staffId, standInId }}>
              {texts.t('dutyReplace', {})} · {staffName}
            </CommandButton>
          ))}
      </div>
      <Refusal screen={screen} at={at} />
    </li>
  );
}
