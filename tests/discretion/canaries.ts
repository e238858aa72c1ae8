import iconv from 'iconv-lite';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { PRIORITY } from '../policy.ts';

/** Markers that nothing else contains: whatever the hall gets must not hold one, in any form. */
export const CANARY = {
  cueId: 'kiwi-cue-7q4',
  cueText: '隼目识别暗号',
  needId: 'kiwi-need-7q4',
  needText: '隼目照顾暗号',
  staffName: '隼目柜员',
  lobbyName: '隼目大堂',
  handBackId: 'kiwi-reason-7q4',
  handBackText: '隼目退回暗号',
  surname: '隼目姓氏',
  managerName: '隼目经理',
  placeText: '隼目理财室',
  seatText: '隼目座位',
  lookText: '隼目外貌',
  note: '隼目备注',
  phone: '13807447744',
  tier: 'purple-gold',
  segment: 'existing-premium',
} as const;

export const CANARIES: readonly string[] = Object.values(CANARY);

const both = (text: string) => ({ 'zh-CN': text, en: text });

/** The test branch with a marker in every secret. */
export const CANARY_BRANCH: BranchConfiguration = {
  ...TEST_BRANCH,
  ...PRIORITY,
  cues: [{ id: CANARY.cueId, text: both(CANARY.cueText), enabled: true }],
  needs: [{ id: CANARY.needId, text: both(CANARY.needText) }],
  handBackReasons: [{ id: CANARY.handBackId, text: both(CANARY.handBackText) }],
  staff: [
    ...TEST_BRANCH.staff.map((person) => ({
      ...person,
      name: person.roles.includes('lobby') ? CANARY.lobbyName : CANARY.staffName,
    })),
    { id: 'han', name: CANARY.managerName, roles: ['manager'] },
  ],
  guidance: {
    ...PRIORITY.guidance,
    managers: [{ staffId: 'han', place: both(CANARY.placeText), assistantIds: [] }],
    seats: [{ id: 'sofa', text: both(CANARY.seatText) }],
    looks: [{ id: 'glasses', text: both(CANARY.lookText) }],
  },
};

/** A marker as a program might have written it. */
function formsOf(canary: string): readonly Buffer[] {
  const utf8 = Buffer.from(canary, 'utf8');
  return [
    utf8,
    Buffer.from(utf8.toString('base64').replace(/=+$/, '')),
    Buffer.from(utf8.toString('hex')),
    Buffer.from(encodeURIComponent(canary)),
    Buffer.from(JSON.stringify(canary).slice(1, -1)),
    Buffer.from(escaped(canary)),
    iconv.encode(canary, 'gb18030'),
    iconv.encode(canary, 'utf16le'),
    iconv.encode(canary, 'utf16be'),
  ];
}

function escaped(text: string): string {
  return [...text].map((one) => (one.charCodeAt(0) < 128 ? one : `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('');
}

/** The markers found in what one public channel was given. */
export function canariesIn(bytes: Uint8Array | string): readonly string[] {
  const haystack = Buffer.from(bytes as string);
  return CANARIES.filter((canary) => formsOf(canary).some((form) => haystack.includes(form)));
}
