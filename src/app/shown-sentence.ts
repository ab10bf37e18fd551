/** Owns the sentence that says what is on screen. */
import { formatCount, formatPercent } from '../lib/format';
import { thinningText, type Thinning } from '../intake/thin-choice';
import { many, nounOf } from '../lib/many';
import type { Text } from '../lib/text';
import type { ModelInfo } from '../model/model-info';

/** In English one of them. */
const GRAIN: Readonly<Record<ModelInfo['grain'], Text>> = {
  customer: { en: 'customer', zh: '户' },
  region: { en: 'region', zh: '个地区' },
  group: { en: 'group', zh: '组' },
  row: { en: 'row', zh: '行' },
};
const NO_NUMBER: Text = { en: ' (the file has no customer number)', zh: '（文件中没有户号）' };
/** What stands behind the count. */
const NOTES: Readonly<Record<ModelInfo['grain'], Text>> = {
  customer: { en: '', zh: '' },
  region: NO_NUMBER,
  group: { en: ' (totals of classes, without customer numbers)', zh: '（文件为分类汇总，没有户号）' },
  row: NO_NUMBER,
};

const MAX_FILES = 2;

/**
 * What follows the number of customers shown: of how many, under filters or not, period, source.
 * @param shown null while it is being counted
 * @param thinnings of tables that do not hold their whole file
 */
export function shownText(
  model: ModelInfo,
  shown: number | null,
  example: boolean,
  filtered: boolean,
  thinnings: readonly Thinning[] = [],
): Text {
  const thin = [...new Set(thinnings.map((thinning) => JSON.stringify(thinningText(thinning))))].map(
    (text) => JSON.parse(text) as Text,
  );
  const period = model.period;
  const more = model.files.length - MAX_FILES;
  const files = model.files.slice(0, MAX_FILES);
  const en = [
    shown === null ? '' : countText(model, shown, filtered).en,
    period === null ? '' : `${period[0]} to ${period[1]}`,
    ...thin.map(({ en }) => en),
    example ? 'invented example data' : `from ${files.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  ];
  const zh = [
    shown === null ? '' : countText(model, shown, filtered).zh,
    period === null ? '' : `${period[0]} 至 ${period[1]}`,
    ...thin.map(({ zh }) => zh),
    example ? '虚构示例数据' : `来源：${files.join('、')}${more > 0 ? ` 等 ${model.files.length} 个文件` : ''}`,
  ];
  const join = (parts: string[]): string => parts.filter((part) => part !== '').join(' · ');
  return { en: join(en), zh: join(zh) };
}

/** " of 6,400 customers (1.1%) under these filters" */
function countText(model: ModelInfo, shown: number, filtered: boolean): Text {
  const grain = GRAIN[model.grain];
  const note = NOTES[model.grain];
  if (!filtered) return { en: `${nounOf(shown, grain.en)}${note.en}, unfiltered`, zh: `${grain.zh}${note.zh}，未筛选` };
  const share = model.customers === 0 ? 0 : shown / model.customers;
  return {
    en: `of ${many(model.customers, grain.en)} (${formatPercent(share, 'en')}) under these filters${note.en}`,
    zh: `/ ${formatCount(model.customers, 'zh')} ${grain.zh}（${formatPercent(share, 'zh')}），满足以上条件${note.zh}`,
  };
}
