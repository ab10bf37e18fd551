/** Owns the words of the tab of movement. */
import { formatCount } from '../../../lib/format';
import { many } from '../../../lib/many';
import type { Text } from '../../../lib/text';

export const movementText = {
  tab: { en: 'Movement', zh: '变动' },
  between: { en: 'Between', zh: '对比方式' },
  periods: { en: 'Two periods', zh: '两个时期' },
  loads: { en: 'Two loads', zh: '两次加载' },
  back: { en: 'Months back', zh: '回溯' },
  months: (count: number): Text => ({ en: many(count, 'month'), zh: `${String(count)} 个月` }),
  working: { en: 'Working out the segments of the earlier time', zh: '正在计算较早时期的分群' },
  tooFar: {
    en: 'The data has no complete month that far back. Choose fewer months, or load an export with more months.',
    zh: '数据没有这么早的完整月份。请减少回溯月数，或加载包含更多月份的导出文件。',
  },
  noMonths: {
    en: 'Two periods need monthly consumption or bills (a column of the month). Load a usage export, or compare two loads.',
    zh: '对比两个时期需要按月的电量或电费（含年月列）。请加载用电量导出文件，或改为对比两次加载。',
  },
  noLoad: {
    en: 'Nothing to compare with yet: load another export after this one, or open a list saved earlier (CSV from the tab "Lists", not masked).',
    zh: '暂无可对比的数据：请加载另一份导出文件，或打开之前导出的名单（“名单”页的 CSV，未脱敏）。',
  },
  lost: {
    en: 'The segments of the previous load were lost when the database engine restarted. Open a list saved earlier instead.',
    zh: '数据库引擎重启后，上次加载的分群已丢失，请打开之前导出的名单。',
  },
  openList: { en: 'Open a saved list', zh: '打开已导出的名单' },
  readings: {
    en: 'This method works on interval readings, and the data holds one span of them only: there are no two periods to compare.',
    zh: '该方法基于负荷曲线数据，数据中只有一段时期的曲线，无法对比两个时期。',
  },
  nothing: {
    en: 'There is nothing to compare at that time. Go back fewer months, choose other measures, or compare two loads.',
    zh: '该时期没有可对比的内容。请减少回溯月数、更换指标，或改为对比两次加载。',
  },
  chart: { en: 'Flow', zh: '流向图' },
  table: { en: 'Table', zh: '表格' },
  customer: { en: 'Customer number', zh: '户号' },
  close: { en: 'Close the list', zh: '关闭名单' },
  pick: { en: 'Choose a ribbon or a segment to list its customers.', zh: '点击流向带或客群可查看客户名单。' },
  anew: {
    en: 'The same rules were applied to the figures of then: cuts by quantile or running share are worked out anew, so a customer can change segment because others did.',
    zh: '同一规则应用于当时的数据：按分位数或累计占比确定的界限会重新计算，因此其他客户的变化也可能引起变动。',
  },
  clusters: {
    en: 'Clusters are found anew at each time: the two whose centres are nearest to each other count as the same, and need not be quite the same kind of customer.',
    zh: '两个时期分别聚类，中心互为最近的两类视为同一类，但未必完全是同一类客户。',
  },
};

export function periodsText(now: string, then: string): Text {
  return { en: `From data up to ${then} to data up to ${now}.`, zh: `由截至 ${then} 的数据到截至 ${now} 的数据。` };
}

export function sameText(names: Text): Text {
  return {
    en: `Known as of today only, and the same at both times: ${names.en}.`,
    zh: `以下信息只有当前值，两个时期取值相同：${names.zh}。`,
  };
}

export function unknownText(names: Text): Text {
  return {
    en: `Not known for the earlier time, although the segments use it: ${names.en}. Customers count as missing there.`,
    zh: `当前分群用到的以下指标在较早时期没有数据：${names.zh}，相应客户按缺失处理。`,
  };
}

/** Tables other than customer_facts that the method reads. */
export function directText(tables: string): Text {
  return {
    en: `This method also reads ${tables} directly, which is the same at both times.`,
    zh: `该方法还直接读取 ${tables}，两个时期取值相同。`,
  };
}

export function loadText(files: string, until: string | null): Text {
  return {
    en: `Before: ${files}${until === null ? '' : ` (data up to ${until})`}.`,
    zh: `对比基准：${files}${until === null ? '' : `（数据截至 ${until}）`}。`,
  };
}

export const otherRule: Text = {
  en: 'Those segments were made by another method, other settings or other rules: part of the movement is theirs.',
  zh: '当时采用的分群方法、设置或所引用的规则与现在不同，部分流动由此产生。',
};

export function listedText(shown: number, all: number): Text {
  const [n, total] = [formatCount(shown, 'zh'), formatCount(all, 'zh')];
  return shown < all
    ? { en: `first ${n} of ${total}`, zh: `前 ${n} 户，共 ${total} 户` }
    : { en: `n = ${total}`, zh: `${total} 户` };
}
