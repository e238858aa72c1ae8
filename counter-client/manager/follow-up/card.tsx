import { useState } from 'preact/hooks';
import type { FollowUpRow } from '../../../server/contract/follow-up.ts';
import type { LocalText } from '../../../server/contract/wire.ts';
import { clockText } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import { openSheet } from '../../parts/frame/send.ts';
import { CHANNEL_WORDS, STATE_CHIPS, STATE_WORDS } from '../../parts/follow-up/words.ts';
import { askList } from '../../parts/list/http.ts';
import { salutationText } from '../../parts/salutation.ts';
import { ContactLogForm } from './contact-log-form.tsx';
import type { CardProps } from './card-props.ts';
import { FollowUpContacts, Queued } from './contacts.tsx';
import { FollowUpMore } from './more.tsx';
import type { ManagerScreen } from '../manager-screen.ts';

/** One customer: who, when and how to call. Two taps log the result of a call. */
export function FollowUpCard(props: CardProps) {
  const { screen, view, row, contacts, isOpen, onOpen } = props;
  const { texts } = screen;
  const queued = contacts.waiting.value.filter(({ command }) => command.followUpId === row.followUpId);
  return (
    <article class="guest follow-up" data-follow-up={row.followUpId} data-state={row.state} data-overdue={row.isOverdue}>
      <div class="guest-top">
        <h3>{salutationText(row.salutation, texts.language.value) ?? texts.t('followUpNameless', {})}</h3>
        <Chips {...props} />
      </div>
      <Facts {...props} />
      {row.phone === null ? null : <Phone screen={screen} row={row} masked={row.phone} />}
      <FollowUpContacts screen={screen} row={row} timeZone={view.timeZone} today={view.followUps.today} />
      {queued.map((one) => (
        <Queued key={one.commandId} screen={screen} contact={one} contacts={contacts} />
      ))}
      <Warning {...props} />
      {isOpen ? (
        <ContactLogForm {...props} />
      ) : (
        <div class="guest-keys">
          <button type="button" class="key key-filled" data-at={`log ${row.followUpId}`} {...screen.touch.tap(() => onOpen(true))}>
            {texts.t('followUpLog', {})}
          </button>
          <Button
            screen={screen}
            at={`book-for ${row.followUpId}`}
            look="plain"
            name={null}
            disabled={false}
            onPress={() => openSheet(screen, { kind: 'book', managerId: row.managerId, followUp: row })}
          >
            {texts.t('followUpBook', {})}
          </Button>
        </div>
      )}
      <FollowUpMore screen={screen} view={view} row={row} />
    </article>
  );
}

function Chips({ screen, view, row }: CardProps) {
  const { texts } = screen;
  const isToday = row.dueOn === view.followUps.today;
  return (
    <span class="follow-up-chips">
      <span class={`chip ${STATE_CHIPS[row.state]}`}>{texts.t(STATE_WORDS[row.state], {})}</span>
      {row.isOverdue ? <span class="chip chip-warn">{texts.t('followUpOverdue', {})}</span> : null}
      <span class="chip">{isToday ? texts.t('followUpDueToday', {}) : texts.t('followUpDue', { date: row.dueOn })}</span>
    </span>
  );
}

function Facts({ screen, view, row }: CardProps) {
  const { texts, moment } = screen;
  const { preferred, counterLabel, note } = row;
  const clock = clockText(moment.now.value, view.timeZone);
  const isNow = preferred !== null && clock >= preferred.from && clock < preferred.to;
  const from = texts.t('followUpFrom', { date: row.date, name: row.recorder.staffName });
  return (
    <>
      <p class="follow-up-wish">
        <b>{texts.t('followUpWish', { channel: texts.t(CHANNEL_WORDS[row.channel], {}) })}</b>
        {preferred === null ? null : (
          <span class={isNow ? 'follow-up-now' : ''} title={texts.t(isNow ? 'followUpTimeNow' : 'followUpTimeNot', {})}>
            {texts.t('followUpTime', { from: preferred.from, to: preferred.to })}
          </span>
        )}
      </p>
      {note === null ? null : <p>{note}</p>}
      <p class="hint">
        {[
          texts.pick(row.cue),
          ...(row.serviceName === null ? [] : [texts.pick(row.serviceName)]),
          from,
          ...(counterLabel === null ? [] : [texts.t('followUpAtCounter', { label: counterLabel })]),
          ...(view.desks.length > 1 ? [row.managerName] : []),
        ].join(' · ')}
      </p>
    </>
  );
}

/** Shown in clear after a click, which is recorded, and on this screen only (JR/T 0171). */
function Phone({ screen, row, masked }: { readonly screen: ManagerScreen; readonly row: FollowUpRow; readonly masked: string }) {
  const { texts, moment } = screen;
  const [phone, setPhone] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<LocalText | 'silent' | null>(null);
  const reveal = async (): Promise<void> => {
    const answer = await askList<{ phone: string }>(`/api/follow-ups/${row.followUpId}/phone`, {});
    if (answer.kind === 'done') setPhone(answer.body.phone);
    setRefusal(answer.kind === 'done' ? null : (answer.text ?? 'silent'));
  };
  return (
    <div class="follow-up-phone">
      {phone === null ? <span class="phone">{masked}</span> : <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>}
      {phone === null ? (
        <button
          type="button"
          class="quiet"
          data-at={`reveal ${row.followUpId}`}
          aria-disabled={moment.offline.value}
          {...screen.touch.tap(() => {
            if (!moment.offline.peek()) void reveal();
          })}
        >
          {texts.t('followUpReveal', {})}
        </button>
      ) : (
        <small class="hint">{texts.t('followUpRevealed', {})}</small>
      )}
      {refusal === null ? null : (
        <p class="refusal" role="alert">
          {refusal === 'silent' ? texts.t('followUpFailed', {}) : texts.pick(refusal)}
        </p>
      )}
    </div>
  );
}

/** What the branch thought of the hour at which the last contact was made. */
function Warning({ screen, row, contacts }: CardProps) {
  const warnings = contacts.warnings.value.get(row.followUpId);
  if (warnings === undefined) return null;
  const words = warnings.includes('late') ? 'followUpWarnLate' : warnings.length > 0 ? 'followUpWarnOutside' : 'followUpLogged';
  return (
    <p class={`follow-up-said ${warnings.length > 0 ? 'follow-up-warned' : ''}`} role="status">
      {screen.texts.t(words, {})}
    </p>
  );
}
