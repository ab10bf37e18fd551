/** Owns the words and numbers that the charts of drivers have in common. */
import { formatCount, formatPercent } from '../lib/format';
import type { Locale, Text } from '../lib/text';
import type { ModelInfo } from '../model/model-info';
import { describeNeed } from '../model/needs';
import { SURVEY_ITEMS } from '../model/roles/survey';
import { roleById } from '../model/role-registry';
import { QUADRANTS } from '../service/quadrant';
import type { Driver, Drivers } from '../service/drivers';
import { hasQuestion, surveyItems, type SurveyItem } from '../service/survey-items';

/** More items than this are not shown. */
const MOST_ITEMS = 20;

/** The items of the data; those of the usual questionnaire where it has none, so that the statement can be shown. */
export function askedItems(model: ModelInfo): readonly SurveyItem[] {
  const items = surveyItems(model).slice(0, MOST_ITEMS);
  const usual = SURVEY_ITEMS.map((id) => ({ id, text: roleById(id)?.text ?? { en: id, zh: id }, stated: null }));
  return items.length > 0 ? items : usual;
}

/** What the data lacks for drivers: an overall score, or single items. */
export function lacksDrivers(model: ModelInfo): Text | null {
  if (!hasQuestion(model, 'overall')) return describeNeed('overall').howTo;
  return surveyItems(model).length > 0 ? null : NO_ITEMS;
}

const NO_ITEMS: Text = {
  en: 'The survey has no single items. Add columns such as price, staff attitude or speed of response (电价, 服务态度), or say on the Data page which columns they are.',
  zh: '问卷中没有分项评价。请在文件中增加“电价”“服务态度”“响应速度”（price、staff）等分项列，或在“数据”页指定对应的列。',
};

/** Why there is no importance. */
export const LACKS: Readonly<Record<NonNullable<Drivers['lacks']>, Text>> = {
  items: {
    en: 'Importance cannot be derived: fewer than two items were rated by at least half of those who gave an overall score.',
    zh: '无法推导重要性：有总体评价的答卷中，至少一半作答的分项不足两个。',
  },
  answers: {
    en: 'Importance cannot be derived: too few complete answers under these filters.',
    zh: '无法推导重要性：当前筛选下完整答卷过少。',
  },
  spread: {
    en: 'Importance cannot be derived: the overall scores do not vary with the items.',
    zh: '无法推导重要性：总体评价不随分项变化。',
  },
};

/** "38 % (34–42)" */
export function withInterval(share: number, interval: readonly [number, number] | null, locale: Locale): string {
  if (interval === null) return formatPercent(share, locale, 0);
  return `${formatPercent(share, locale, 0)} (${(100 * interval[0]).toFixed(0)}–${(100 * interval[1]).toFixed(0)})`;
}

/** Mean on its scale: "4.21 / 5". */
export function meanOnScale(mean: number, hi: number): string {
  return Number.isFinite(mean) ? `${mean.toFixed(hi > 10 ? 1 : 2)} / ${String(hi)}` : '–';
}

/** Rows of the tooltip of an item, which are also read aloud. */
export function driverFacts(driver: Driver, locale: Locale): (readonly [string, string])[] {
  const words = WORDS;
  const { quadrant, stated } = driver;
  return [
    ...(quadrant === null ? [] : ([[words.quadrant[locale], QUADRANTS[quadrant].name[locale]]] as const)),
    [words.share[locale], Number.isNaN(driver.share) ? '–' : withInterval(driver.share, driver.shareInterval, locale)],
    [words.top[locale], Number.isNaN(driver.top) ? '–' : withInterval(driver.top, driver.topInterval, locale)],
    [words.mean[locale], meanOnScale(driver.mean, driver.hi)],
    ['n', formatCount(driver.n, locale)],
    ...(Number.isFinite(driver.sure) ? ([[words.sure[locale], formatPercent(driver.sure, locale, 0)]] as const) : []),
    ...(Number.isFinite(driver.vif) ? ([[words.vif[locale], driver.vif.toFixed(2)]] as const) : []),
    ...(stated === null ? [] : ([[words.stated[locale], meanOnScale(stated.mean, stated.hi)]] as const)),
  ];
}

export const WORDS = {
  item: { en: 'Item', zh: '评价项目' },
  quadrant: { en: 'What to do', zh: '建议' },
  share: { en: 'Derived importance', zh: '推导重要性' },
  top: { en: 'Satisfied (top box)', zh: '满意率' },
  mean: { en: 'Mean', zh: '平均分' },
  sure: { en: 'Same quadrant in resamples', zh: '重抽样中象限不变' },
  vif: { en: 'Variance inflation (VIF)', zh: '方差膨胀因子 VIF' },
  stated: { en: 'Stated importance', zh: '自述重要性' },
} satisfies Record<string, Text>;
