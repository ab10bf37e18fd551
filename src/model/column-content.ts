/** Owns what a column's first values say about it: numbers, dates, times of day, identifiers, flags. */
import type { RawColumn } from '../intake/raw-table';
import type { Role } from './role';

const MISSING_MARK = /^(?:|-+|—+|\/|n\/?a|null|none|nan|无|空|未知|暂无)$/i;
const NUMBER_LIKE = /^[-+(]?[¥￥$€]?\s*\d[\d,，]*(?:\.\d+)?(?:e[-+]?\d+)?\)?\s*(?:kwh|kw|kva|度|千瓦时|千瓦|元|户|人|分|万)?$/i;
const DATE_LIKE =
  /^(?:(?:19|20)\d{2}[-/.年]\d{1,2}(?:[-/.月]\d{0,2}日?)?|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-3]\d)?|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{1,2}[- ][a-z]{3,9}[- ]\d{2,4}|[a-z]{3,9}[- ]\d{4})(?:[ T]+\d.*)?$/i;
const TIME_OF_DAY = /[ T]\d{1,2}[:：时]\d{0,2}|\d[时]\d{0,2}/;
const SCORE_WORD =
  /满意|satisf|^(?:好|一般|差|中|neutral|good|fair|poor|excellent)$|^[★☆⭐]+$|^[一二三四五\d]\s*(?:颗?星|stars?)$|同意|\bagree|disagree/i;
const YES_OR_NO = /^(?:是|否|y|n|yes|no|true|false)$/i;

/** Leading zeros, or more digits than a number can hold: a code. */
const CODE_LIKE = /^0\d|\d{16}/;

/** Sample values in NFKC, trimmed, without marks for "none". */
export function sampleTexts(column: RawColumn): string[] {
  return column.profile.samples.map((sample) => sample.normalize('NFKC').trim()).filter((sample) => !MISSING_MARK.test(sample));
}

function mostly(values: readonly string[], test: (value: string) => boolean): boolean {
  return values.length > 0 && values.filter(test).length * 2 >= values.length;
}

/** True for numbers, and for text whose samples are mostly numbers once separators and units are gone. */
export function isNumeric(column: RawColumn): boolean {
  if (column.kind === 'integer' || column.kind === 'number') return true;
  return column.kind === 'text' && mostly(sampleTexts(column), (value) => NUMBER_LIKE.test(value) && !CODE_LIKE.test(value));
}

/** True for dates, for integers such as 202401 or 20240131, and for text whose samples are mostly dates. */
export function isDated(column: RawColumn): boolean {
  if (column.kind === 'date' || column.kind === 'timestamp') return true;
  if (column.kind !== 'text' && column.kind !== 'integer') return false;
  return mostly(sampleTexts(column), (value) => DATE_LIKE.test(value));
}

/** True for dates with times of the day in them: most samples have one, or there are more different values than days between first and last. */
export function hasTimeOfDay(column: RawColumn): boolean {
  if (!isDated(column)) return false;
  const samples = sampleTexts(column);
  if (samples.length === 0) return column.kind === 'timestamp';
  const isTimed = (value: string): boolean => TIME_OF_DAY.test(value) && !/[ T]00:00(?::00(?:\.0+)?)?$/.test(value);
  if (mostly(samples, isTimed)) return true;
  // In a file sorted by time, the first rows are all of one midnight.
  const { min, max, distinct } = column.profile;
  const days = (Date.parse(isoTime(max)) - Date.parse(isoTime(min))) / 86_400_000 + 1;
  return distinct > 1.5 * days;
}

/** `2018-01-01 05:00:00` in the form that Date.parse takes; anything else gives NaN there. */
function isoTime(text: string | null): string {
  return (
    /^\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?/
      .exec(text ?? '')?.[0]
      .replace(' ', 'T')
      .concat('Z') ?? ''
  );
}

/** True when a value names one row: nearly as many different values as rows. */
export function isUnique(column: RawColumn): boolean {
  const known = column.profile.rows - column.profile.nulls;
  return known > 1 && column.profile.distinct >= known * 0.95;
}

/** True when the values repeat enough to group by. */
export function isCategorical(column: RawColumn): boolean {
  const { rows, nulls, distinct } = column.profile;
  const known = rows - nulls;
  if (column.kind === 'boolean') return true;
  if (column.kind !== 'text') return false;
  return known <= 20 ? !isUnique(column) || known < 3 : distinct <= 200 && distinct * 2 <= known;
}

/** Words longer than this are no mark on a scale. */
const LONGEST_WORD = 24;

/** True for marks on a satisfaction scale: small numbers, or short words of which some are known. */
export function isScore(column: RawColumn): boolean {
  const samples = sampleTexts(column);
  return isNumeric(column)
    ? samples.every((value) => Number(value) >= 0 && Number(value) <= 100)
    : samples.some((value) => SCORE_WORD.test(value)) && samples.every((value) => value.length <= LONGEST_WORD);
}

/** Different words of which a person may say what each is worth. */
const MOST_GRADES = 11;

/** Heads that ask how content somebody is, and nothing else: not 不满意原因. */
const ASKS_CONTENT =
  /^(?:总体|综合|整体|客户|用户|服务)*满意(?:度|程度)(?:评价|评分|得分|等级|结果)?$|^(?:overall|customer)?[ _]*(?:satisfaction|csat)[ _]*(?:score|rating|level)?$/i;

/** True for a few short words under a head that asks how content somebody is: 挺好 and 凑合 are no known grades, and yet the answers. */
function holdsOwnGrades(column: RawColumn): boolean {
  const samples = sampleTexts(column);
  const { distinct, rows } = column.profile;
  return (
    ASKS_CONTENT.test(column.name.trim()) &&
    column.kind === 'text' &&
    distinct >= 2 &&
    distinct <= Math.min(MOST_GRADES, rows / 2) &&
    samples.every((value) => value.length <= LONGEST_WORD && !/\d/.test(value))
  );
}

/** Counts, ages and codes look like scores. */
const NO_RATING = /数$|数量|次|龄|人口|编[号码]|代码|年|月|日|时|age|count|number|people|times|year|month|id$|code/i;

/** True for a column of a survey whose values are scores of something: few small whole numbers, or words of a scale. */
export function isRating(column: RawColumn): boolean {
  const samples = sampleTexts(column);
  if (samples.length === 0 || NO_RATING.test(column.name)) return false;
  if (!isNumeric(column)) return mostly(samples, (value) => SCORE_WORD.test(value));
  return column.profile.distinct <= 11 && samples.every((value) => /^(?:10|\d)(?:\.0+)?$/.test(value));
}

/** True for 总, 峰, 平, 谷 and the like: what says of which band the energy of a row is. */
export function holdsBands(column: RawColumn): boolean {
  const samples = sampleTexts(column);
  return (
    column.kind === 'text' &&
    samples.length > 1 &&
    samples.some((value) => /[峰谷]|peak|valley/i.test(value)) &&
    samples.every((value) => value.length <= 12 && /[总尖峰平谷]|有功|无功|合计|peak|valley|flat|shoulder|total/i.test(value))
  );
}

/** Years, and months of a year, are few and look like nothing else. */
const FORMS: ReadonlyMap<string, RegExp> = new Map([
  ['year', /^(?:19|20)\d{2}(?:\.0)?\s*(?:年度?)?$/],
  [
    'month_number',
    /^(?:(?:0?[1-9]|1[0-2])(?:\.0)?\s*(?:月份?)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})$/i,
  ],
]);

/** 0…1: how well a column's values suit a role; 0 rules the role out. An empty column suits anything a little. */
export function contentFit(role: Role, column: RawColumn): number {
  if (column.kind === 'other') return 0;
  if (sampleTexts(column).length === 0 && column.kind === 'text') return 0.5;
  if (role.id === 'band') return holdsBands(column) ? 1 : 0;
  const form = FORMS.get(role.id);
  if (form !== undefined) {
    const isFitting = sampleTexts(column).every((value) => form.test(value));
    return isFitting && ['text', 'integer', 'number'].includes(column.kind) ? 1 : 0;
  }
  switch (role.kind) {
    case 'number':
      // 是否满意 is answered by yes and no.
      if (role.id === 'overall' && (column.kind === 'boolean' || sampleTexts(column).every((value) => YES_OR_NO.test(value))))
        return 1;
      if (role.id === 'overall' && holdsOwnGrades(column)) return 0.8;
      // In a list of answers, comments stand among the scores.
      if (role.id === 'item_score' && isNumeric(column)) return 1;
      if (role.tables.includes('survey')) return isScore(column) ? 1 : 0;
      return isNumeric(column) && column.kind !== 'boolean' ? 1 : 0;
    case 'date':
    case 'timestamp':
      return isDated(column) ? 1 : 0;
    case 'id':
      return column.kind === 'date' || column.kind === 'timestamp' || column.kind === 'boolean' ? 0 : 1;
    case 'category':
      if (column.kind === 'number' || column.kind === 'date' || column.kind === 'timestamp') return 0;
      return column.kind === 'integer' ? 0.7 : column.profile.rows > 50 && isUnique(column) ? 0.4 : 1;
    case 'boolean':
      return column.kind === 'date' || column.kind === 'timestamp' ? 0 : 1;
    case 'text':
      // PhoneService (Yes, No) is no telephone number; 138****0000 is one.
      if (role.id === 'phone' && !mostly(sampleTexts(column), (value) => /[\d*]{3}/.test(value))) return 0;
      return column.kind === 'text' || column.kind === 'integer' ? 1 : 0;
  }
}

/** True for times of the day without a date: 08:15. */
export function isClock(column: RawColumn): boolean {
  if (/^TIME$/i.test(column.sqlType)) return true;
  const samples = sampleTexts(column);
  return (
    column.kind === 'text' && samples.length > 0 && samples.every((value) => /^\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$/.test(value))
  );
}
