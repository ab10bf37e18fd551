/** Owns the words of the tab of lists. */
import { formatCount, formatPercent } from '../../../lib/format';
import { many } from '../../../lib/many';
import type { Text } from '../../../lib/text';

export const listText = {
  tab: { en: 'Lists', zh: '名单' },
  segments: { en: 'Segments', zh: '客群' },
  columns: { en: 'Columns', zh: '列' },
  sortBy: { en: 'Sort by', zh: '排序' },
  byNumber: { en: 'Customer number', zh: '户号' },
  reasonToggle: { en: 'With reason', zh: '含归群依据' },
  holdOut: { en: 'Control group', zh: '对照组' },
  holdOutHint: {
    en: 'This share of each segment is drawn at random and not contacted, so that the effect of a campaign can be told. The same seed gives the same customers.',
    zh: '从每个客群中随机抽取该比例的客户不做营销，用于评估活动效果。种子相同则抽取结果相同。',
  },
  seed: { en: 'Seed', zh: '随机种子' },
  customer_id: { en: 'Customer number', zh: '户号' },
  customer: { en: 'Customer', zh: '户号' },
  region: { en: 'Region', zh: '地区' },
  group: { en: 'Group', zh: '分组' },
  row: { en: 'Row', zh: '行号' },
  segment: { en: 'Segment', zh: '客群' },
  reason: { en: 'Reason', zh: '归群依据' },
  holdout: { en: 'Group', zh: '分组' },
  control: { en: 'control', zh: '对照' },
  contact: { en: 'contact', zh: '营销' },
  csv: { en: 'CSV', zh: '导出 CSV' },
  xlsx: { en: 'Excel', zh: '导出 Excel' },
  saving: { en: 'Saving the list', zh: '正在导出名单' },
  masked: {
    en: 'Customer numbers are masked, here and in the file. The eye in the bar above shows them.',
    zh: '户号已脱敏，导出文件同样脱敏。点击上方眼睛图标可显示。',
  },
  empty: { en: 'No customers under these filters', zh: '当前筛选下没有客户' },
  tooMany: {
    en: 'A workbook holds 1,048,575 customers at most. Save as CSV, or choose fewer segments.',
    zh: '一个工作表最多容纳 1,048,575 户，请导出 CSV 或减少客群。',
  },
  sheet: { en: 'Customers', zh: '客户名单' },
  aboutSheet: { en: 'About this list', zh: '名单说明' },
  aboutWhat: { en: 'What', zh: '项目' },
  aboutValue: { en: 'Value', zh: '内容' },
  segmentation: { en: 'Segmentation', zh: '分群方式' },
  parameters: { en: 'Parameters', zh: '参数' },
  rule: { en: 'Rule', zh: '规则' },
  filters: { en: 'Filters', zh: '筛选条件' },
  noFilters: { en: 'none', zh: '无' },
  date: { en: 'Saved on', zh: '导出日期' },
  source: { en: 'Source', zh: '数据来源' },
  size: { en: 'Customers', zh: '客户数' },
  file: { en: 'customers', zh: '客户名单' },
} satisfies Record<string, Text>;

/** "512 customers, of them 51 (10%) control" */
export function listedText(customers: number, control: number, listed: number): Text {
  const share = customers > 0 ? control / customers : 0;
  const more =
    listed < customers
      ? { en: `; the first ${formatCount(listed, 'en')} are shown`, zh: `，预览前 ${formatCount(listed, 'zh')} 户` }
      : { en: '', zh: '' };
  const held =
    control > 0
      ? {
          en: `, of them ${formatCount(control, 'en')} (${formatPercent(share, 'en')}) control`,
          zh: `，其中对照组 ${formatCount(control, 'zh')} 户（${formatPercent(share, 'zh')}）`,
        }
      : { en: '', zh: '' };
  return {
    en: `${many(customers, 'customer')}${held.en}${more.en}`,
    zh: `${formatCount(customers, 'zh')} 户${held.zh}${more.zh}`,
  };
}
