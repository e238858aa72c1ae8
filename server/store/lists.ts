import type { GatheringList, GatheringReader } from './gathering.ts';
import type { ProspectList, ProspectReader } from './prospect.ts';

/** The large lists: tables beside the events, changed in the transaction of the event that says so, never read by the kernel. */
export interface Lists {
  readonly prospects: ProspectList;
  readonly gatherings: GatheringList;
}

export interface ListReaders {
  readonly prospects: ProspectReader;
  readonly gatherings: GatheringReader;
}

/** What has outlived its purpose: rows not touched since, epoch ms. */
export interface ListTerms {
  readonly prospectsBefore: number;
  /** Gatherings that began before, with all who registered. */
  readonly gatheringsBefore: number;
}
