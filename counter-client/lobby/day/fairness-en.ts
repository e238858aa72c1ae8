import type { fairnessZh } from './fairness-zh.ts';

export const fairnessEn: Readonly<Record<keyof typeof fairnessZh, string>> = {
  title: 'Priority and fairness',
  overtaken: 'Ordinary customers passed at least once',
  overtakenOf: '{{count}} of {{of}}',
  most: 'Most times one customer was passed',
  times: '{{count}}',
  added: 'Extra wait compared with order of arrival (mean / P90 / max)',
  addedTotal: 'Extra wait, total',
  premiumCalls: 'Priority customers called',
  inARow: 'Most priority calls in a row at one counter',
  heldByCap: 'Calls at which the limit held priority back',
  needs: 'Served first for a need',
  direct: 'Served directly',
  directAt: 'Counter {{counter}} {{hour}}: {{count}}',
  none: 'none',
  total: '{{minutes}} min',
};
