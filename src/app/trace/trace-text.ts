/** Owns the words of tracing a figure back to its statement and its rows. */
import type { Text } from '../../lib/text';
import type { ModelInfo } from '../../model/model-info';

export const traceText = {
  trace: { en: 'Where this figure comes from', zh: '数据来源追溯' },
  source: { en: 'Source', zh: '数据来源' },
  parts: { en: 'Statement, result or customers', zh: '语句、结果或客户' },
  statement: { en: 'Statement', zh: '语句' },
  which: { en: 'Statement', zh: '语句' },
  result: { en: 'Result', zh: '结果' },
  how: { en: 'Method', zh: '算法' },
  step: { en: 'What', zh: '项目' },
  value: { en: 'Value', zh: '数值' },
  formula: { en: 'How it is worked out', zh: '计算方法' },
  rows: { en: 'Rows read', zh: '读取的数据' },
  worked: {
    en: 'This page works the figure out of the rows that the statement reads; the method has the formulas.',
    zh: '语句读取所用的数据，数值由本页面据此计算；公式见“算法”。',
  },
  customers: { en: 'Customers', zh: '客户' },
  customersBehind: { en: 'Customers behind this view', zh: '此视图背后的客户' },
  toSql: { en: 'Open on the SQL page', zh: '在 SQL 页打开' },
  masked: { en: 'Personal data is masked.', zh: '个人信息已脱敏。' },
} satisfies Record<string, Text>;

/** Name of the button at a figure, which begins with what stands on it. */
export function sourceOf(figure: string): Text {
  return { en: `${traceText.source.en}: ${figure}`, zh: `${traceText.source.zh}：${figure}` };
}

/** That a list of rows may end before they do. */
export function atMostText(rows: string): Text {
  return { en: `At most the first ${rows} rows are listed.`, zh: `最多列出前 ${rows} 行。` };
}

/** "The first 1,000 of 6,400 customers by consumption, largest first." */
export function rowsText(count: string, grain: ModelInfo['grain'], shown: string | null, sortedBy: Text | null): Text {
  const unit = {
    customer: { en: 'customers', zh: '户' },
    region: { en: 'regions', zh: '个地区' },
    group: { en: 'groups', zh: '组' },
    row: { en: 'rows', zh: '行' },
  }[grain];
  const en = sortedBy === null ? '' : ` by ${sortedBy.en}, largest first`;
  const zh = sortedBy === null ? '' : `，按${sortedBy.zh}从大到小`;
  return shown === null
    ? { en: `All ${count} ${unit.en}${en}.`, zh: `共 ${count} ${unit.zh}${zh}。` }
    : { en: `The first ${shown} of ${count} ${unit.en}${en}.`, zh: `共 ${count} ${unit.zh}${zh}，列出前 ${shown} ${unit.zh}。` };
}
