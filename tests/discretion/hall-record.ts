import { PRINTER_PROFILES } from '../../hardware/codec/printer-profile.ts';
import { encodeSlip } from '../../hardware/codec/encode-slip.ts';
import { boardFacts } from '../../hardware/displays/board-facts.ts';
import { cd5220 } from '../../hardware/displays/cd5220.ts';
import { clipList } from '../../display/voice/clip-list.ts';
import type { DeviceView } from '../../server/contract/device.ts';
import { phoneView as phoneSchema } from '../../server/contract/phone.ts';
import { refusalText } from '../../server/contract/texts/refusal-texts.ts';
import type { WallView } from '../../server/contract/wall.ts';
import { assertPublicView, viewOf } from '../../server/net/of-subject.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';
import { phoneView } from '../../server/views/phone.ts';
import type { Story } from '../given.ts';

/** Something that anybody in the hall could see, hear, hold or read on a phone. */
export interface Emission {
  readonly channel: string;
  /** Milliseconds since the day began, in steps of TIMING_BUCKET_MS. */
  readonly atMs: number;
  readonly content: string;
}

/** Differences in time smaller than this nobody in a hall can tell. */
export const TIMING_BUCKET_MS = 20;

/** What one public channel shows at this moment; null: nothing. */
export interface Channel {
  readonly name: string;
  readonly show: (story: Story) => string | null;
}

const AGENT = { audience: 'device', agentId: 'agent-1', printerIds: ['p1'], counterIds: ['c1', 'c2', 'c3'] } as const;

/** Every public audience of the test branch, through the production views, codec, voice and board drivers. */
export function publicChannels(): readonly Channel[] {
  const subjects: readonly ScreenSubject[] = [
    { audience: 'wall', wallId: 'w1' },
    ...['c1', 'c2', 'c3'].map((counterId): ScreenSubject => ({ audience: 'counter-display', counterId })),
    ...['c1', 'c2', 'c3'].map((counterId): ScreenSubject => ({ audience: 'rating', counterId })),
    ...['k1', 'k2'].map((kioskId): ScreenSubject => ({ audience: 'kiosk', kioskId })),
    AGENT,
  ];
  return [
    ...subjects.map((subject): Channel => ({ name: nameOf(subject), show: (story) => frame(subject, story) })),
    { name: 'slip', show: slipBytes },
    { name: 'voice', show: spoken },
    { name: 'boards', show: boardBytes },
    { name: 'phones', show: phones },
    { name: 'refusals', show: refusalOnAPublicScreen },
  ];
}

function nameOf(subject: ScreenSubject): string {
  return Object.values(subject)
    .filter((value) => typeof value === 'string')
    .join(' ');
}

function frame(subject: ScreenSubject, story: Story): string {
  const view = viewOf(subject, story.branch, story.context(), { personOf: () => null, readerCard: () => 'none', conditions: () => [] });
  assertPublicView(subject.audience, view);
  return JSON.stringify(view);
}

function agentView(story: Story): DeviceView {
  return JSON.parse(frame(AGENT, story)) as DeviceView;
}

function slipBytes(story: Story): string | null {
  const jobs = agentView(story).printers.flatMap((printer) => printer.jobs);
  const { slip } = jobs.at(-1) ?? { slip: null };
  return slip === null ? null : Buffer.from(encodeSlip(slip, PRINTER_PROFILES['epson-80mm'], 1).bytes).toString('hex');
}

function spoken(story: Story): string | null {
  const { calls } = JSON.parse(frame({ audience: 'wall', wallId: 'w1' }, story)) as WallView;
  const latest = calls[0];
  return latest === undefined ? null : `${latest.round} ${clipList(latest, false).join(' ')}`;
}

function boardBytes(story: Story): string {
  const driver = cd5220(4, 'chinese');
  return agentView(story)
    .counters.map((counter) => Buffer.from(driver.frame(boardFacts(counter, true))).toString('hex'))
    .join('|');
}

function phones(story: Story): string {
  const views = [...story.branch.hall.tickets.keys()].map((ticketId) => phoneView(story.branch.hall, ticketId));
  for (const view of views) if (view !== null) phoneSchema.parse(view);
  return JSON.stringify(views);
}

/** What a kiosk or a customer's page answers; staff's refusals are read by staff. */
function refusalOnAPublicScreen(story: Story): string | null {
  const { last, lastCommand } = story;
  if (last === null || last.ok || lastCommand?.type !== 'take-ticket') return null;
  return JSON.stringify(refusalText(last.refusal.code, last.refusal.params));
}

/** Everything a day tells the hall, in the order it is told. */
export class HallRecord {
  readonly emissions: Emission[] = [];
  private readonly channels: readonly Channel[];
  private readonly shown = new Map<string, string | null>();
  private readonly startedAt: number;

  constructor(channels: readonly Channel[], startedAt: number) {
    this.channels = channels;
    this.startedAt = startedAt;
  }

  /** As the publisher does: what differs from what was shown last goes out. `delayMs`: how much later than the act. */
  look(story: Story, delayMs: number): void {
    for (const { name, show } of this.channels) {
      const content = show(story);
      if (content === null || content === this.shown.get(name)) continue;
      this.shown.set(name, content);
      const atMs = Math.floor((story.now - this.startedAt + delayMs) / TIMING_BUCKET_MS) * TIMING_BUCKET_MS;
      this.emissions.push({ channel: name, atMs, content });
    }
  }

  /** With ids told by the order in which the hall first sees them. */
  normalised(): readonly Emission[] {
    const names = new Map<string, string>();
    const renamed = (id: string): string => {
      if (!names.has(id)) names.set(id, `#${names.size + 1}`);
      return names.get(id) ?? id;
    };
    return this.emissions.map((emission) => ({ ...emission, content: emission.content.replace(/\bid\d+\b/g, renamed) }));
  }
}
