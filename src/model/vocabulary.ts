/** Owns display names of the category values that utilities store, in both languages. Values that are not here are shown as they are. */
import { EXAMPLE_VALUES } from '../example';
import type { Locale, Text } from '../lib/text';

const MISSING: Text = { en: '(missing)', zh: '未填' };

/** One line a value: its spellings in the data, parted by |, the Chinese display name first; then the English one. */
const WORDS: readonly (readonly [spellings: string, en: string])[] = [
  // Customer classes
  ['大工业|大工业用电', 'Large industrial'],
  ['一般工商业|一般工商业用电|工商业|一般工商业及其他', 'General commercial & industrial'],
  ['居民生活|居民|居民生活用电|住宅', 'Residential'],
  ['非居民照明|非居民|非居民照明用电|行政事业', 'Public institutions'],
  ['农业生产|农业|农业生产用电|农业排灌|农林渔牧|农林渔牧业|农林牧渔业|農林漁牧|農業', 'Agriculture'],
  ['商业|商业用电|商業', 'Commercial'],
  ['服务业|服務業', 'Services'],
  ['工业|工業', 'Industry'],
  ['普通工业|非普工业|非工业', 'Small industrial'],
  ['趸售', 'Wholesale supply'],
  // Legal natures
  ['自然人', 'Natural person'],
  ['法人', 'Legal person'],
  ['企业', 'Enterprise'],
  ['社会团体', 'Social group'],
  ['事业单位', 'Public institution'],
  ['行政机关|机关|機關', 'Government body'],
  // Importance
  ['特级|特级重要用户', 'Special'],
  ['一级|一级重要用户', 'First'],
  ['二级|二级重要用户', 'Second'],
  ['临时|临时性重要用户', 'Temporary'],
  ['普通|一般|非重要', 'Ordinary'],
  // Voltages
  ['交流220V|220V|AC220V', '220 V'],
  ['交流380V|380V|AC380V', '380 V'],
  ['交流10kV|10kV|AC10kV', '10 kV'],
  ['交流20kV|20kV', '20 kV'],
  ['交流35kV|35kV|AC35kV', '35 kV'],
  ['交流110kV|110kV|AC110kV', '110 kV'],
  ['交流220kV|220kV', '220 kV'],
  // Tariffs
  ['居民阶梯电价|阶梯电价', 'Residential tiered'],
  ['居民峰谷分时电价', 'Residential time-of-use'],
  ['居民合表电价|合表电价', 'Residential collective'],
  ['一般工商业单一制|单一制', 'Commercial flat rate'],
  ['一般工商业分时电价', 'Commercial time-of-use'],
  ['大工业两部制分时电价|两部制', 'Industrial two-part time-of-use'],
  ['非居民照明单一制', 'Public institutions flat rate'],
  ['农业生产电价', 'Agricultural'],
  ['分时电价|ToU|TOU', 'Time-of-use'],
  ['标准电价|Std|Standard', 'Standard'],
  // Channels
  ['App|APP|网上国网|掌上电力', 'App'],
  ['微信|微信公众号', 'WeChat'],
  ['支付宝', 'Alipay'],
  ['营业厅|供电营业厅|柜台|坐收', 'Service hall'],
  ['95598|95598热线|热线', '95598 hotline'],
  ['网格经理|台区经理', 'Grid manager'],
  ['客户经理', 'Account manager'],
  ['银行代扣|代扣', 'Bank debit'],
  ['银行代收|代收', 'Bank counter'],
  ['网站|网上营业厅', 'Web site'],
  ['现金', 'Cash'],
  ['走收', 'Collector'],
  // Status
  ['正常用电|正常|正常用电客户', 'Active'],
  ['暂停', 'Suspended'],
  ['欠费停电', 'Cut off for arrears'],
  ['销户|已销户', 'Closed'],
  ['减容', 'Reduced capacity'],
  // Tickets
  ['咨询|业务咨询|信息查询', 'Enquiry'],
  ['报修|故障报修', 'Fault report'],
  ['投诉', 'Complaint'],
  ['举报', 'Tip-off'],
  ['意见', 'Suggestion'],
  ['建议', 'Proposal'],
  ['表扬', 'Praise'],
  ['催办', 'Reminder'],
  ['业务申请|服务申请', 'Application'],
  ['报装|新装|业扩报装', 'New connection'],
  // Connection stages
  ['受理|业务受理', 'Acceptance'],
  ['勘查|现场勘查', 'Site survey'],
  ['方案答复|供电方案答复', 'Supply plan'],
  ['设计审查|图纸审查', 'Design review'],
  ['中间检查', 'Interim inspection'],
  ['施工', 'Construction'],
  ['竣工检验|竣工验收', 'Inspection'],
  ['装表接电|送电', 'Energise'],
  ['归档', 'Filed'],
  // Day types
  ['工作日|workday', 'Workday'],
  ['周末|weekend', 'Weekend'],
  ['全部日期|all', 'All days'],
  ['节假日|holiday', 'Holiday'],
  // Causes of outages
  ['计划检修', 'Planned maintenance'],
  ['故障停电|故障', 'Fault'],
  ['外力破坏', 'Third-party damage'],
  ['雷击', 'Lightning'],
  ['树障', 'Trees'],
  ['过负荷跳闸|过负荷', 'Overload trip'],
  // Yes and no
  ['是|true|True|Yes|Y', 'Yes'],
  ['否|false|False|No|N', 'No'],
  ['男|Male', 'Male'],
  ['女|Female', 'Female'],
];

const BY_SPELLING: ReadonlyMap<string, Text> = new Map(
  WORDS.flatMap(([spellings, en]) => {
    const all = spellings.split('|');
    const zh = all[0] ?? '';
    // In Chinese a Chinese spelling stays as the file has it: 大工业用电 is not renamed to 大工业.
    return [...all, en].map((spelling): [string, Text] => [
      spelling.toLowerCase(),
      { en, zh: /\p{Script=Han}/u.test(spelling) ? spelling : zh },
    ]);
  }),
);

/** A size of connection as a class, with its sector or without: 工業 800KW以上, 小於800KW. */
const SIZE = /^(工[业業] ?)?(?:(小[于於]|低[于於]|不足)(\d+) ?(k(?:w|va))|(\d+) ?(k(?:w|va))(及?以[上下]))$/i;

function sizeText([, sector, below, lower, lowerUnit, size, unit, side]: RegExpExecArray): string {
  const spelled = /va$/i.test(lowerUnit ?? unit ?? '') ? 'kVA' : 'kW';
  const words =
    below === undefined && side?.endsWith('上') === true
      ? `${size ?? ''} ${spelled} and more`
      : `${side === '及以下' ? 'up to' : 'below'} ${lower ?? size ?? ''} ${spelled}`;
  return sector === undefined ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : `Industry, ${words}`;
}

/** The name of a stored value: the standard words, then those of the example, else the value itself; null is 未填 / (missing). */
export function valueText(value: string | null, locale: Locale): string {
  if (value === null) return MISSING[locale];
  const size = locale === 'en' ? SIZE.exec(value.normalize('NFKC')) : null;
  if (size !== null) return sizeText(size);
  const invented = Object.hasOwn(EXAMPLE_VALUES, value) ? EXAMPLE_VALUES[value] : undefined;
  return (BY_SPELLING.get(value.trim().toLowerCase()) ?? invented)?.[locale] ?? value;
}
