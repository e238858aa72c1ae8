import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import type { WallView } from '../../contract/wall.ts';
import { countersOpen } from '../../views/openness.ts';
import { phoneView } from '../../views/phone.ts';
import { composeSlip } from '../../views/slip/slip.ts';
import { wallView } from '../../views/wall.ts';
import type { VirtualBranch } from '../virtual-branch.ts';

/* The eyes: everything an observer has is read here, from the views that the public gets, and nothing else ever is. */

interface SeenNumber {
  readonly prefix: string;
  readonly ordinal: number;
}

/** A slip in the observer's hand. */
export interface SeenSlip {
  readonly at: number;
  readonly number: SeenNumber;
  /** What it says of those who wait before it. */
  readonly ahead: number;
}

/** What one of the observer's pages said before a call and after it. null: it promised nothing. */
interface SeenPage {
  /** Index of the observer's slip. */
  readonly slip: number;
  readonly before: number | null;
  readonly after: number | null;
}

export interface SeenCall {
  readonly callId: string;
  readonly at: number;
  readonly number: SeenNumber;
  readonly counterLabel: string;
  /** Of the pages that waited at this call and wait still. */
  readonly pages: readonly SeenPage[];
}

/** Everything that was there to be seen on one day, oldest first. */
export interface SeenDay {
  readonly slips: readonly SeenSlip[];
  readonly calls: readonly SeenCall[];
  /** When a page said another number with nobody called, and of which slip. */
  readonly stirs: readonly { readonly at: number; readonly slip: number }[];
}

export class Eyes {
  private readonly virtual: VirtualBranch;
  private readonly slips: SeenSlip[] = [];
  private readonly ticketIds: string[] = [];
  private readonly calls: SeenCall[] = [];
  private readonly stirs: SeenDay['stirs'][number][] = [];
  private readonly known = new Set<string>();
  private lastCallId: string | null = null;
  private said: readonly (number | null | undefined)[] = [];

  constructor(virtual: VirtualBranch) {
    this.virtual = virtual;
  }

  get seen(): SeenDay {
    return { slips: this.slips, calls: this.calls, stirs: this.stirs };
  }

  /** Puts the slip of this ticket into the observer's hand, and its page on his phone. */
  take(ticketId: string): void {
    const { hall } = this.virtual.branch;
    const ticket = hall.tickets.get(ticketId);
    if (ticket === undefined) throw new Error(`ticket ${ticketId} is unknown`);
    const configuration = this.virtual.configuration;
    const slip = composeSlip(printed(configuration), ticket, false, countersOpen(hall, configuration, ticket.serviceId));
    this.slips.push({ at: this.virtual.now, ...readSlip(slip.blocks.map((block) => (block.kind === 'text' ? block.text : ''))) });
    this.ticketIds.push(ticketId);
    this.said = this.pages();
  }

  /** After each command, as the screens are told. */
  look(): void {
    const before = this.said;
    this.said = this.pages();
    const fresh = this.freshCalls();
    for (const { callId, number, counterLabel } of fresh) {
      this.known.add(callId);
      const pages = this.said.flatMap((after, slip) => {
        const had = before[slip];
        return after === undefined || had === undefined ? [] : [{ slip, before: had, after }];
      });
      this.calls.push({ callId, at: this.virtual.now, number: readNumber(number), counterLabel, pages });
    }
    if (fresh.length > 0) return;
    for (const [slip, after] of this.said.entries()) {
      if (after !== undefined && before[slip] !== undefined && after !== before[slip]) this.stirs.push({ at: this.virtual.now, slip });
    }
  }

  /** New rows of the wall, oldest first. It is read only when somebody was called, which spares most of the time. */
  private freshCalls(): WallView['calls'] {
    const { hall } = this.virtual.branch;
    const lastCallId = hall.calls.at(-1)?.id ?? null;
    if (lastCallId === this.lastCallId) return [];
    this.lastCallId = lastCallId;
    const [wall] = this.virtual.configuration.walls;
    const view = wallView(hall, wall?.id ?? '', this.virtual.context());
    return (view?.calls ?? []).filter(({ callId }) => !this.known.has(callId)).reverse();
  }

  /** undefined: the page does not say that it waits. */
  private pages(): readonly (number | null | undefined)[] {
    return this.ticketIds.map((ticketId) => {
      const view = phoneView(this.virtual.branch.hall, ticketId);
      return view?.state === 'waiting' ? view.atMostAhead : undefined;
    });
  }
}

/** The two lines of a slip that differ from customer to customer; the others say the same to all. */
function printed(configuration: BranchConfiguration): BranchConfiguration {
  const lines = [
    { kind: 'field', field: 'number' },
    { kind: 'field', field: 'ahead' },
  ] as const;
  return { ...configuration, slip: { ...configuration.slip, lines } };
}

function readSlip(texts: readonly string[]): Pick<SeenSlip, 'number' | 'ahead'> {
  const lines = texts.filter((one) => one !== '');
  return { number: readNumber(lines[0] ?? ''), ahead: Number(/\d+/.exec(lines[1] ?? '')?.[0] ?? 0) };
}

export function readNumber(number: string): SeenNumber {
  const [, prefix = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(number) ?? [];
  if (digits === '') throw new Error(`"${number}" is no number of a ticket`);
  return { prefix, ordinal: Number(digits) };
}
