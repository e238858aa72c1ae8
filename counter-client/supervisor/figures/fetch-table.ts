import type { ObserverAnswer, RuleTable } from '../../../server/contract/supervisor.ts';
import type { LocalText } from '../../../server/contract/wire.ts';
import { pageHeaders, pageName } from '../../parts/page-headers.ts';

interface TableAsked {
  readonly load: number;
  readonly premiumShare: number;
}

/** text null: no words came with it. */
type Failed = { readonly kind: 'failed'; readonly text: LocalText | null };
export type TableAnswer = { readonly kind: 'table'; readonly table: RuleTable } | Failed;
export type ObserversAnswer = { readonly kind: 'table'; readonly answer: ObserverAnswer } | Failed;

/** What the rules would mean, calculated by the server. Never rejects. */
export async function fetchTable(asked: TableAsked): Promise<TableAnswer> {
  const answer = await calculated<RuleTable>('/api/simulation', asked);
  return answer !== null && 'rows' in answer ? { kind: 'table', table: answer } : { kind: 'failed', text: answer?.text ?? null };
}

/** What people with slips and phones learn, calculated by the server. Never rejects. */
export async function fetchObservers(asked: TableAsked): Promise<ObserversAnswer> {
  const answer = await calculated<ObserverAnswer>('/api/simulation/observers', asked);
  return answer !== null && 'table' in answer ? { kind: 'table', answer } : { kind: 'failed', text: answer?.text ?? null };
}

/** null: the server cannot be reached, or what it said cannot be read. */
async function calculated<Body>(path: string, { load, premiumShare }: TableAsked): Promise<Body | { readonly text: LocalText } | null> {
  try {
    const query = new URLSearchParams({ load: String(load), premiumShare: String(premiumShare) });
    const response = await fetch(`${path}?${query.toString()}`, { headers: pageHeaders(pageName()) });
    return (await response.json()) as Body | { readonly text: LocalText };
  } catch {
    return null;
  }
}
