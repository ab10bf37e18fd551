/** Owns the sentence that says what is on screen. */
import type { Text } from '../lib/text';
import type { ModelInfo } from '../model/model-info';

const GRAIN: Readonly<Record<ModelInfo['grain'], Text>> = {
  customer: { en: 'customers', zh: '户' },
  region: { en: 'regions (the file has no customer number)', zh: '个地区（文件中没有户号）' },
  row: { en: 'rows (the file has no customer number)', zh: '行（文件中没有户号）' },
};

const MAX_FILES = 2;

/** What follows the number: unit, filter, period, source. */
export function shownText(model: ModelInfo, shown: number | null, example: boolean, filtered: boolean): Text {
  const grain = GRAIN[model.grain];
  const period = model.period;
  const more = model.files.length - MAX_FILES;
  const files = model.files.slice(0, MAX_FILES);
  const en = [
    shown === null ? '' : grain.en + (filtered ? ' under these filters' : ', unfiltered'),
    period === null ? '' : `${period[0]} to ${period[1]}`,
    example ? 'invented example data' : `from ${files.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  ];
  const zh = [
    shown === null ? '' : grain.zh + (filtered ? '，满足以上条件' : '，未筛选'),
    period === null ? '' : `${period[0]} 至 ${period[1]}`,
    example ? '虚构示例数据' : `来源：${files.join('、')}${more > 0 ? ` 等 ${model.files.length} 个文件` : ''}`,
  ];
  const join = (parts: string[]): string => parts.filter((part) => part !== '').join(' · ');
  return { en: join(en), zh: join(zh) };
}
