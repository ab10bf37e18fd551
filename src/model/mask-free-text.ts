/** Owns what is hidden of a sentence that people wrote themselves: numbers by which somebody is found, names, addresses, e-mails. */

const STARS = '****';

/** Common surnames; with a title behind them they name a person. */
const SURNAMES =
  '欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕季裴霍涂苗谷盛曲翁冉骆蓝游辛靳管柴蒙鲍华喻祁房屈饶解牟艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟臧闵苟邬卞姬仇栾刁荣巫寇桑甄仲虞巩佘迟邝官谈匡荆冀郁胥储楚鄢劳谌奚]';
const TITLES = '先生|女士|小姐|太太|师傅|阿姨|大爷|大妈|大叔|大姐|大哥|老师|医生|主任|经理|所长|班长|书记|局长|队长|站长|同志';

const NUMBER = '[0-9０-９零〇一二两三四五六七八九十百]+';

const RULES: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  [/[\w.+-]+[@＠][\w-]+(?:\.[\w-]+)+/g, STARS],
  [/((?:微信|QQ|wechat|weixin)\s*(?:号码?|id)?\s*(?:是|为|[:：])?\s*)[A-Za-z0-9_-]{5,}/gi, `$1${STARS}`],
  // Account numbers that begin with letters.
  [/\b(?=[A-Za-z-]*(?:\d[A-Za-z-]*){5,})[A-Za-z]+[A-Za-z0-9-]{5,}\b/g, STARS],
  // Runs of seven digits and more, also in groups: telephone, account, meter, identity and card numbers. Dates and sums of money are shorter.
  [
    /(?<![0-9０-９])(?!(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?!\d))[+＋]?(?:[0-9０-９][\s\-－—–.()（）]?){6,}[0-9０-９][XxＸ]?/g,
    keepBlank,
  ],
  // 人民路12号3栋501室, 3栋2单元501, 12 Main Street
  [
    new RegExp(
      `(路|街|道|巷|弄|胡同|村|屯|小区|花园|苑|新村|公寓|大厦|广场|家园|社区|里)(?:${NUMBER}(?:号楼?|弄|巷|栋|幢|座|楼|单元|层|室|组|门|户)[-－]?){1,6}[0-9０-９]*室?`,
      'g',
    ),
    `$1${STARS}`,
  ],
  [new RegExp(`${NUMBER}(?:号楼|栋|幢|座|#)(?:${NUMBER}(?:单元|层|楼|室|门|户)?[-－]?){1,4}`, 'g'), STARS],
  [new RegExp(`${NUMBER}(?:单元)(?:${NUMBER}(?:层|楼|室|门|户)?[-－]?){1,3}`, 'g'), STARS],
  [/\b\d+[A-Za-z]?,?\s+(?:[A-Z][a-z]+\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Way|Court)\b\.?/g, STARS],
  [/\b(?:flat|apartment|apt|unit|room)\s*(?:no\.?\s*)?\d+[A-Za-z]?\b/gi, STARS],
  [new RegExp(`(?:${SURNAMES})\\p{Script=Han}{0,2}?(${TITLES})`, 'gu'), '*$1'],
  [
    new RegExp(
      `((?:我是|我叫|本人|姓名|户名|联系人|户主|名叫)\\s*(?:是|为|叫|[:：])?\\s*)(?:${SURNAMES})\\p{Script=Han}{1,2}(?![\\p{Script=Han}])`,
      'gu',
    ),
    '$1**',
  ],
  [/\b(Mr|Mrs|Ms|Miss|Dr|Sir|Madam)\.?\s+[A-Z][\p{L}'-]+(?:\s+[A-Z][\p{L}'-]+)?/gu, '$1 **'],
  [/\b((?:my name is|this is|I am|I'm|name:)\s+)[A-Z][\p{L}'-]+(?:\s+[A-Z][\p{L}'-]+)?/gu, '$1**'],
];

/** A blank behind the last digit stays. */
function keepBlank(found: string): string {
  return STARS + (/\s$/.test(found) ? ' ' : '');
}

/**
 * The text with what tells who wrote it hidden. It errs on the side of hiding; a name without a title, or one that is no common surname, may pass.
 * @param own what is known of the writer (name, telephone, address, number): hidden wherever it stands
 */
export function maskFreeText(text: string, own: readonly (string | null)[] = []): string {
  let masked = text;
  for (const value of own) if (value !== null && value.trim().length >= 2) masked = masked.replaceAll(value.trim(), STARS);
  for (const [pattern, instead] of RULES)
    masked = typeof instead === 'string' ? masked.replace(pattern, instead) : masked.replace(pattern, instead);
  return masked;
}
