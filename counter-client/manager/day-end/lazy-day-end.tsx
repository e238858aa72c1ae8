import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ManagerView } from '../../../server/contract/manager.ts';
import type { PageProps } from '../tabs.tsx';

/** Needed once a day: it comes when it is asked for. */
export function LazyDayEnd(props: PageProps) {
  const [Page, setPage] = useState<ComponentType<PageProps> | null>(null);
  useEffect(() => {
    void import('./copies.tsx').then(({ DayEndCopies }) => setPage(() => DayEndCopies));
  }, []);
  return Page === null ? null : <Page {...props} />;
}

/** Copies that wait for this screen's receipt. */
export function unreceived({ dayEnds, desks }: ManagerView): number {
  const mine = new Set(desks.map(({ managerId }) => managerId));
  return dayEnds.flatMap(({ managers }) => managers).filter(({ managerId, receipt }) => receipt === null && mine.has(managerId)).length;
}
