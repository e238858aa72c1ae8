import type { RuleTable } from '../../../server/contract/supervisor.ts';
import type { LocalText } from '../../../server/contract/wire.ts';
import { pageHeaders, pageName } from '../../parts/page-headers.ts';

interface TableAsked {
  readonly load: number;
  readonly premiumShare: number;
}

export type TableAnswer =
  | { readonly kind: 'table'; readonly table: RuleTable }
  /** text null: no words came with it. */
  | { readonly kind: 'failed'; readonly text: LocalText | null };

/** What the rules would mean, calculated by the server. Never rejects. */
export async function fetchTable({ load, premiumShare }: TableAsked): Promise<TableAnswer> {
  try {
    const query = new URLSearchParams({ load: String(load), premiumShare: String(premiumShare) });
    const response = await fetch(`/api/simulation?${query.toString()}`, { headers: pageHeaders(pageName()) });
    const answer = (await response.json()) as RuleTable | { readonly text: LocalText };
    if ('rows' in answer) return { kind: 'table', table: answer };
    return { kind: 'failed', text: answer.text };
  } catch {
    return { kind: 'failed', text: null };
  }
}
