import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { HallDesk } from '../hall-desk.ts';

export interface DayEndProps {
  readonly desk: HallDesk;
  readonly view: LobbyView;
}

/** Needed at the end of the day: it comes when it is asked for. */
export function LazyDayEnd(props: DayEndProps) {
  const [Page, setPage] = useState<ComponentType<DayEndProps> | null>(null);
  useEffect(() => {
    void import('./page.tsx').then(({ DayEndPage }) => setPage(() => DayEndPage));
  }, []);
  return Page === null ? null : <Page {...props} />;
}
