import { useState } from 'preact/hooks';
import type { ContactQueue } from './contact-queue.ts';
import { createContactQueue } from './contact-queue.ts';
import { FollowUpCard } from './card.tsx';
import type { ManagerScreen } from '../manager-screen.ts';
import type { PageProps } from '../page-props.ts';
import '../../parts/card/card.css';
import './follow-up.css';

let queue: ContactQueue | null = null;

/** One queue a page, however often this tab is opened. */
function queueOf(screen: ManagerScreen): ContactQueue {
  queue ??= createContactQueue(screen.moment.offline);
  return queue;
}

/** Customers to call (S77, S81): overdue and due today first, then those never reached. */
export function FollowUpPage({ screen, view }: PageProps) {
  const { texts } = screen;
  const contacts = queueOf(screen);
  const [openId, setOpenId] = useState<string | null>(null);
  const { rows, total, overdue, dueToday, notContacted } = view.followUps;
  const queued = contacts.waiting.value.length;
  return (
    <section class="desk follow-ups" data-follow-ups={total}>
      <h2 class="section-title">
        {texts.t('followUpTitle', {})}
        {total === 0 ? null : (
          <span class="figure">{texts.t('followUpSums', { overdue, due: dueToday, untouched: notContacted, total })}</span>
        )}
      </h2>
      {queued === 0 ? null : (
        <p class="follow-up-queue" role="status" data-queued={queued}>
          {texts.t('followUpQueuedCount', { count: queued })}
        </p>
      )}
      {total === 0 ? (
        <div class="follow-up-empty">
          <p>{texts.t('followUpNone', {})}</p>
          <p class="hint">{texts.t('followUpNoneHint', {})}</p>
        </div>
      ) : null}
      {rows.map((row) => (
        <FollowUpCard
          key={row.followUpId}
          screen={screen}
          view={view}
          row={row}
          contacts={contacts}
          isOpen={openId === row.followUpId}
          onOpen={(isOpen) => setOpenId(isOpen ? row.followUpId : null)}
        />
      ))}
      {rows.length < total ? <p class="hint">{texts.t('followUpMore', { shown: rows.length, total })}</p> : null}
    </section>
  );
}
