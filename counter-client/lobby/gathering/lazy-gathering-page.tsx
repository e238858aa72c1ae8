import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ListProps } from '../../parts/list/props.ts';
import type { HallDesk } from '../hall-desk.ts';

/** Needed on the few days of a gathering: it comes when it is asked for. */
export function LazyGatheringPage({ desk }: { readonly desk: HallDesk }) {
  const [Page, setPage] = useState<ComponentType<ListProps> | null>(null);
  useEffect(() => {
    void import('./page.tsx').then(({ GatheringPage }) => setPage(() => GatheringPage));
  }, []);
  const { texts, moment } = desk;
  return <>{Page === null ? null : <Page language={texts.language.value} offline={moment.offline.value} />}</>;
}
