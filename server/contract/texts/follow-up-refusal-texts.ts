/* Refusals to staff who hand out cards and follow them up; part of the dictionary of refusals. */

export const followUpRefusalsZh = {
  'card-already-handed': '已为该客户（{{number}}）派发名片并登记，无需重复登记。如需修改，请更正原登记。',
  'follow-up-limit': '待跟进登记已达 {{limit}} 条上限。请先关闭已完成的跟进。',
  'unknown-follow-up': '没有这条待跟进登记，或不由您负责。',
  'follow-up-closed': '该跟进已关闭，不能再修改。',
  'contact-limit': '该客户已联络 {{limit}} 次，请勿再联络，请关闭该跟进。',
  'unknown-contact': '没有这次联络的记录。',
  'contact-hour': '现在不宜联络客户（可联络时间 {{from}}–{{to}}）。如确有必要，请选择原因。',
  'correction-limit': '该登记已更正 {{limit}} 次，不能再更正。请关闭后重新登记。',
  'preferred-time-wrong': '方便时间的起止不对。请重新选择。',
  'phone-wrong': '电话号码应为 6 至 20 位数字，可带“+”、空格和短横线。请核对后重填。',
  'phone-without-consent': '请先征得客户同意，再登记电话。',
  'surname-wrong': '姓氏应为 1 至 {{limit}} 个字。请只填姓氏。',
  'note-too-long': '备注最多 {{limit}} 个字。请精简后再填。',
  'no-phone': '该客户没有留下电话，或已按期删除。',
} as const;

export const followUpRefusalsEn: { readonly [code in keyof typeof followUpRefusalsZh]: string } = {
  'card-already-handed': 'A card has been recorded for this customer already ({{number}}). To change something, correct that record.',
  'follow-up-limit': 'There are {{limit}} open follow-ups, which is the most there can be. Close those that are done first.',
  'unknown-follow-up': 'There is no such follow-up, or it is not yours.',
  'follow-up-closed': 'This follow-up is closed and cannot be changed any more.',
  'contact-limit': 'This customer has been contacted {{limit}} times: do not call again, close the follow-up.',
  'unknown-contact': 'There is no record of this contact.',
  'contact-hour': 'Customers are contacted between {{from}} and {{to}}. To contact one now, choose a reason.',
  'correction-limit': 'This record has been corrected {{limit}} times. Close it and write a new one.',
  'preferred-time-wrong': 'The preferred time ends before it begins. Choose again.',
  'phone-wrong': 'A telephone number has 6 to 20 digits; "+", spaces and hyphens are allowed. Check it and type it again.',
  'phone-without-consent': "Ask for the customer's consent before you write the telephone number down.",
  'surname-wrong': 'A surname has 1 to {{limit}} characters. Give the surname only.',
  'note-too-long': 'A note has at most {{limit}} characters. Shorten it.',
  'no-phone': 'This customer left no telephone number, or its term is over and it has been deleted.',
};
