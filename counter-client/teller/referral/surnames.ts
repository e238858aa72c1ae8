/*
 * Common family names, a few compound ones among them, by the first letter of their pinyin as a name is read (曾 Zeng, 翟 Zhai,
 * 覃 Qin). Collected from general knowledge, not from a census, about the commonest first. Whatever is not here is typed.
 */
const BY_INITIAL: Readonly<Record<string, string>> = {
  A: '安 艾',
  B: '白 毕 鲍 包 卞 柏',
  C: '陈 曹 蔡 程 崔 常 岑 车 褚',
  D: '邓 董 丁 杜 戴 段 邸 窦',
  E: '鄂',
  F: '冯 范 方 付 傅 费 符 樊',
  G: '郭 高 龚 顾 葛 关 管 耿 甘',
  H: '黄 胡 何 韩 贺 侯 郝 洪 华 霍',
  J: '蒋 贾 江 姜 金 季 纪 焦 简',
  K: '孔 康 柯',
  L: '李 刘 林 梁 罗 吕 卢 陆 廖 雷 龙 黎 赖 柳 鲁 凌 路 蓝',
  M: '马 孟 毛 莫 梅 苗 穆 麦',
  N: '倪 聂 宁 牛',
  O: '欧 欧阳',
  P: '彭 潘 庞 裴 蒲',
  Q: '秦 邱 钱 齐 屈 乔 祁 覃 戚',
  R: '任 阮 饶 冉 荣',
  S: '孙 宋 沈 苏 石 史 邵 施 舒 盛 司徒 上官 司马',
  T: '唐 田 谭 汤 陶 童 涂 滕 佟',
  W: '王 吴 汪 魏 万 武 韦 温 文 翁 卫',
  X: '徐 许 谢 肖 夏 熊 薛 萧 向 邢 辛 夏侯',
  Y: '杨 余 袁 于 叶 姚 尹 阎 闫 严 易 俞 颜 岳 尤',
  Z: '张 赵 周 朱 郑 曾 钟 邹 庄 翟 左 祝 章 诸葛',
};

/** Letters that some family name begins with, A to Z. */
export const INITIALS: readonly string[] = Object.keys(BY_INITIAL);

/** Family names of a letter, about the commonest first; none for a letter that begins no name. */
export function surnamesOf(initial: string): readonly string[] {
  return BY_INITIAL[initial]?.split(' ') ?? [];
}

/** The letter of a key, "KeyL" → "L"; null for other keys. */
export function letterOf(code: string): string | null {
  return /^Key[A-Z]$/.test(code) ? code.slice(3) : null;
}
