/** Refusals about people and the devices at which they sign in. */
export const signInRefusalsZh = {
  'device-not-enrolled': '本设备尚未登记。请输入配对码，配对码由主管或管理员生成。',
  'sign-in-wrong': '工号或密码不正确。请重新输入，忘记密码请联系主管。',
  'sign-in-wait': '尝试次数过多。请等待 {{minutes}} 分钟后再试，或到其他已登记的设备登录。',
  'sign-in-busy': '此刻登录的人较多，请稍候几秒再试。',
  'code-wrong': '一次性代码不正确、已用过或已过期。请核对后重输，或请主管重新生成。',
  'secret-weak': '密码过于简单。请用至少 {{digits}} 位数字（不可连续或重复），或至少 {{length}} 个字符的口令。',
  'staff-number-taken': '工号 {{number}} 已由他人使用。请换一个工号。',
  'unknown-person': '网点没有此人。请刷新页面。',
  'last-administrator': '这是网点唯一的管理员。请先设置另一位管理员。',
} as const;

export const signInRefusalsEn = {
  'device-not-enrolled': 'This device is not paired yet. Enter a pairing code; a supervisor or administrator opens one.',
  'sign-in-wrong': 'The staff number or the PIN is wrong. Try again. If you forgot your PIN, ask a supervisor.',
  'sign-in-wait': 'Too many tries. Wait {{minutes}} min, or sign in on another paired device.',
  'sign-in-busy': 'Many people are signing in just now. Try again in a few seconds.',
  'code-wrong': 'The one-time code is wrong, used already, or too old. Check it, or ask a supervisor for a new one.',
  'secret-weak':
    'This is too easy to guess. Take at least {{digits}} digits, not in a row and not repeated, or a passphrase of {{length}} or more characters.',
  'staff-number-taken': 'Somebody else has the staff number {{number}}. Choose another one.',
  'unknown-person': 'The branch has no such person. Reload the page.',
  'last-administrator': 'This is the only administrator of the branch. Make somebody else administrator first.',
} as const;
