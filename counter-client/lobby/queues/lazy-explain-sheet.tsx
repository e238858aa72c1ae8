import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { HallDesk } from '../hall-desk.ts';

export interface ExplainProps {
  readonly desk: HallDesk;
  readonly view: LobbyView;
  readonly ticketId: string;
  readonly number: string;
}

/** Asked a few times a day: it comes when it is asked for, and the page opens without it. */
export function LazyExplainSheet(props: ExplainProps) {
  const [Sheet, setSheet] = useState<ComponentType<ExplainProps> | null>(null);
  useEffect(() => {
    void import('./explain-sheet.tsx').then(({ ExplainSheet }) => setSheet(() => ExplainSheet));
  }, []);
  return Sheet === null ? null : <Sheet {...props} />;
}
