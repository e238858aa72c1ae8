import type { ReferralRow } from '../../../server/contract/referral.ts';
import { dispatch } from '../../parts/frame/send.ts';
import { CardForm } from '../../parts/card/form.tsx';
import type { PageProps } from '../page-props.ts';
import { OUTCOME_AT } from './outcome-at.ts';

/** No time or no interest now (S40 D): a card is handed out, and the form of it is the record to follow up. */
export function OutcomeCard({ screen, view, row }: PageProps & { readonly row: ReferralRow }) {
  const { texts, sender, moment, touch } = screen;
  const { referralId, ticketId } = row;
  return (
    <div data-way="card">
      <CardForm
        texts={texts}
        managers={view.managers}
        managerId={row.manager?.staffId ?? null}
        cues={null}
        known={row.salutation}
        phase={sender.phases.value.get(OUTCOME_AT) ?? null}
        isOffline={moment.offline.value}
        cap={null}
        tap={(act) => touch.tap(act)}
        onCard={(card) => dispatch(screen, OUTCOME_AT, { type: 'hand-card', counterId: null, ticketId, referralId, ...card })}
      />
    </div>
  );
}
