/*
 * Words that rank customers. In 2012 and 2025 banks were in the news for such queue numbers and screens; nothing that the hall
 * can read or hear may contain them, in any script or width.
 * Products remain allowed: 实物黄金 and "insurance premium" are business, not rank.
 */
const BANNED = [
  'vip',
  'v i p',
  '贵宾',
  '貴賓',
  '尊贵',
  '尊貴',
  '尊享',
  '至尊',
  '优质',
  '優質',
  '金卡',
  '白金',
  '紫金',
  '钻石卡',
  '高端客户',
  'platinum',
  'purple gold',
  'gold card',
  'gold member',
  'premium customer',
  'premium client',
  'elite club',
] as const;

/** The first ranking word in a public text; null: none. Full-width letters, case, spaces and hyphens do not hide one. */
export function bannedWordIn(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\-_·.]+/gu, ' ');
  const dense = plain.replaceAll(' ', '');
  return BANNED.find((word) => plain.includes(word) || (/\p{Script=Han}/u.test(word) && dense.includes(word))) ?? null;
}
