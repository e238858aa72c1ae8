/** What the keys of a call pad ask for. `confirm` starts what is called and finishes what is served; `pause` also resumes. */
export type PadKey = 'next' | 'recall' | 'confirm' | 'no-show' | 'pause' | 'help';
