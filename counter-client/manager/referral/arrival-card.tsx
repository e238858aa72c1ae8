import { useEffect, useState } from 'preact/hooks';
import type { AttendeePage } from '../../../server/contract/list/gatherings.ts';
import { clockText } from '../../../server/web/time.ts';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { readList } from '../../parts/list/http.ts';
import type { ManagerRowView } from '../manager-sheet.ts';
import type { PageProps } from '../page-props.ts';

type Props = PageProps & { readonly row: ManagerRowView; readonly arrival: ManagerRowView['arrivals'][number] };

/** A guest of a gathering was checked in and given to this manager (S93). The name is read from the list, where it is kept. */
export function ArrivalCard({ screen, view, row, arrival }: Props) {
  const { texts } = screen;
  const { gatheringId, attendeeId, companions, at: since } = arrival;
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    void readList<AttendeePage>(`/api/gatherings/${gatheringId}/attendees`).then((answer) => {
      if (answer.kind === 'done') setName(answer.body.attendees.find(({ id }) => id === attendeeId)?.name ?? null);
    });
  }, [gatheringId, attendeeId]);
  const { managerId } = row;
  const at = `arrival ${attendeeId}`;
  return (
    <article class="guest" data-arrival={attendeeId}>
      <div class="guest-top">
        <h3>{name === null || name === '' ? texts.t('guestUnnamed', {}) : name}</h3>
        <span class="chip chip-info">{texts.t('arrivalChip', {})}</span>
      </div>
      <p class="hint">{texts.t('arrivalFacts', { time: clockText(since, view.timeZone), count: companions })}</p>
      <div class="guest-keys">
        <CommandButton screen={screen} at={at} look="plain" command={{ type: 'note-arrival', managerId, attendeeId }}>
          {texts.t('arrivalNoted', {})}
        </CommandButton>
      </div>
      <Refusal screen={screen} at={at} />
    </article>
  );
}
