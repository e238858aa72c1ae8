/** Refusals about people and the devices at which they sign in. */
export const signInRefusalsZh = {
  'device-not-enrolled': '本设备尚未登记。请输入配对码，配对码由主管或管理员生成。',
  'sign-in-wrong': '工号或密码不正确。请重新输入，忘记密码请联系主管。',
  'sign-in-wait': '尝试次数过多。请等待 {{minutes}} 分钟后再试，或到其他已登记的设备登录。',
  'sign-in-busy': '此刻登录的人较多，请稍候几秒再试。',
  'provider-none': '本网点未启用银行账号登录。请用工号和密码登录。',
  'provider-away': '银行账号登录暂时没有应答。请用工号和密码登录。',
  'provider-elsewhere': '以银行账号登录，请从 {{address}} 打开本页。',
  'provider-flow': '这次登录不是由本浏览器开始的，或已用过、已过期。请重新开始。',
  'provider-untrue': '银行账号登录的应答未通过核对，未予登录。请重试；再次出现请告知管理员。',
  'provider-clock': '银行账号登录的应答已过期，或网点与银行的时钟不一致。请重试，或用工号和密码登录；再次出现请告知管理员。',
  'provider-stale': '银行账号登录没有重新核对您的身份。请重试，并在银行页面输入密码。',
  'provider-declined': '银行账号登录已取消或未获准。请重试，或用工号和密码登录。',
  'provider-person': '银行已确认您的身份，但您不在本网点可登录的人员之列。请联系主管。',
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
  'provider-none': 'This branch does not use accounts of the bank. Sign in with your staff number and PIN.',
  'provider-away': 'The bank sign-in does not answer just now. Sign in with your staff number and PIN.',
  'provider-elsewhere': 'To sign in with the account of the bank, open this page as {{address}}.',
  'provider-flow': 'This sign-in was not begun in this browser, was used already, or took too long. Begin again.',
  'provider-untrue':
    'The answer of the bank sign-in did not pass its checks, so nobody was signed in. Try again; if it happens again, tell the administrator.',
  'provider-clock':
    'The answer of the bank sign-in is too old, or the clocks of branch and bank differ. Try again, or sign in with your staff number and PIN; ' +
    'if it happens again, tell the administrator.',
  'provider-stale': 'The bank sign-in did not ask you anew who you are. Try again, and enter your password there.',
  'provider-declined': 'The sign-in at the bank was cancelled or refused. Try again, or sign in with your staff number and PIN.',
  'provider-person': 'The bank knows you, but you are not among those who may sign in at this branch. Ask a supervisor.',
  'code-wrong': 'The one-time code is wrong, used already, or too old. Check it, or ask a supervisor for a new one.',
  'secret-weak':
    'This is too easy to guess. Take at least {{digits}} digits, not in a row and not repeated, or a passphrase of {{length}} or more characters.',
  'staff-number-taken': 'Somebody else has the staff number {{number}}. Choose another one.',
  'unknown-person': 'The branch has no such person. Reload the page.',
  'last-administrator': 'This is the only administrator of the branch. Make somebody else administrator first.',
} as const;
