/** Who stands at the lobby's post, as the lobby and the supervisor read it. */
export const dutyZh = {
  dutyOn: '在岗',
  dutyAway: '暂离',
  dutyAwayUntil: '暂离，{{time}} 回岗',
  dutyOff: '未上岗',
  dutyPostAsked: '{{name}} 已请 {{sent}} 到岗，尚未到岗',
  dutyPostTaken: '{{name}} 正在安排，尚无人到岗',
  dutyTabletLost: '平板已断开',
} as const;
