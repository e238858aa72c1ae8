/** How much is measured: as much as a number needs, or as little as shows that it can be measured at all. */
export type BenchSize = 'full' | 'smoke';

/** What one measurement does at each size. */
export type Sizes<Size> = Readonly<Record<BenchSize, Size>>;
