/** What priority cost the others: words of the day's report. */
export const fairnessZh = {
  title: '优先与公平',
  overtaken: '被后到者超过的普通客户',
  overtakenOf: '{{count}} / {{of}} 人',
  most: '最多被超过',
  times: '{{count}} 次',
  added: '较先到先办多等（平均 / P90 / 最长）',
  addedTotal: '多等合计',
  premiumCalls: '优先客户呼叫',
  inARow: '同一窗口连续优先最多',
  heldByCap: '因达上限暂缓优先',
  needs: '照顾优先',
  direct: '直接接待',
  directAt: '{{counter}} 号窗口 {{hour}} {{count}} 位',
  none: '无',
  total: '{{minutes}} 分',
} as const;
