import type { ErasureList } from './erasure/erasure.ts';
import type { GatheringList, GatheringReader } from './gathering.ts';
import type { ProspectList, ProspectReader } from './prospect.ts';

/** The large lists: tables beside the events, changed in the same transaction as their event, never read by the kernel. */
export interface Lists {
  readonly prospects: ProspectList;
  readonly gatherings: GatheringList;
  /** Orders of customers who asked to be erased. */
  readonly erasures: ErasureList;
}

export interface ListReaders {
  readonly prospects: ProspectReader;
  readonly gatherings: GatheringReader;
}

/** Rows that a purge deleted. */
export interface PurgedLists {
  readonly prospects: number;
  /** With their attendees. */
  readonly gatherings: number;
}

/** What has outlived its purpose. Prospects: rows not changed since this time, epoch ms. */
export interface ListTerms {
  readonly prospectsBefore: number;
  /** Gatherings that began before this time, with their attendees. */
  readonly gatheringsBefore: number;
}
