/** Owns the sentences about what was noticed while the tables were built. */
import type { Problem } from '../intake/raw-table';
import { many } from '../lib/many';
import type { Text } from '../lib/text';
import type { QuestionReading } from './model-info';
import type { ClassRows } from './class-rows';
import type { Source } from './source';

function problem(source: Source, code: string, count: number, text: Text): Problem {
  return { code, text, file: source.raw.source.file, count };
}

const number = (n: number): string => n.toLocaleString('en-US');

export function unreadable(source: Source, column: string, kind: 'number' | 'date', bad: number, all: number): Problem {
  const [en, zh] = kind === 'number' ? ['numbers', '数值'] : ['dates', '日期'];
  return problem(source, 'values_unreadable', bad, {
    en: `${column}: ${number(bad)} of ${number(all)} values are not ${en} and count as missing. Correct them in the file, or choose another use for the column.`,
    zh: `${column}：${number(all)} 个值中有 ${number(bad)} 个不是${zh}，按缺失处理。请在文件中更正，或为该列另选用途。`,
  });
}

export function scoresUnreadable(source: Source, { key, answers, unread, words }: QuestionReading): Problem {
  const list = words.filter(({ score, isSaid }) => score === null && !isSaid).slice(0, 3);
  const named = (quote: readonly [string, string], comma: string): string =>
    list.map(({ word, n }) => `${quote[0]}${word.slice(0, 20)}${quote[1]} (${number(n)})`).join(comma);
  return problem(source, 'values_unreadable', unread, {
    en: `${key}: ${number(unread)} of ${number(answers + unread)} answers are not scores and count as not given: ${named(['"', '"'], ', ')}. Say under Satisfaction & service › Scales and words what they are worth.`,
    zh: `${key}：${number(answers + unread)} 个回答中有 ${number(unread)} 个无法识别为评分，按未作答处理：${named(['“', '”'], '、')}。请在“满意度与服务 › 量表与词语”中指定对应分值。`,
  });
}

export function rowsWithoutId(source: Source, count: number): Problem {
  return problem(source, 'rows_without_id', count, {
    en: `${number(count)} rows have no customer number and belong to no customer. Fill in the numbers, or choose another column as customer number.`,
    zh: `${number(count)} 行没有户号，无法归属到客户。请补全户号，或另选户号列。`,
  });
}

export function repeatedIds(source: Source, count: number): Problem {
  return problem(source, 'ids_repeated', count, {
    en: `${number(count)} rows repeat a customer number; the first row of each customer describes it, and its consumption is added up.`,
    zh: `${number(count)} 行的户号重复：客户档案以第一行为准，电量、电费按各行相加。`,
  });
}

/** `columns` name one month or day each and are no series: without a year or month, or of something else than consumption or bill. */
export function monthsNotUsed(source: Source, columns: readonly string[]): Problem {
  const [first = '', last = ''] = [columns[0], columns[columns.length - 1]];
  return problem(source, 'months_not_used', columns.length, {
    en: `${number(columns.length)} columns name a month or day (${first} … ${last}) but not the year or month it is of, or not the consumption or bill, so they are no series: each is an attribute of the customer. If only the year or month is missing, put it into the file's name (2024…, 2024-03…) or into a column of its own and open the file again.`,
    zh: `有 ${number(columns.length)} 列以月份或日命名（${first} … ${last}），但缺少所属年份（月份），或并非电量、电费，未作为月度、日度数据使用，仅作为客户属性保留。若只缺年份或月份，请写入文件名（如“2024年…”“2024年3月…”）或增加“年份”“年月”列后重新打开。`,
  });
}

/** The headers name a month without a year, or a day without a month, and the file's name has the rest: `period` is yyyy or yyyy-MM. */
export function periodFromFile(source: Source, columns: number, period: string): Problem {
  const isYear = period.length === 4;
  return problem(source, 'period_from_file', columns, {
    en: `${number(columns)} columns name a ${isYear ? 'month without its year' : 'day without its month'}; ${isYear ? 'the year' : 'the month'} ${period} was taken from the file's name.`,
    zh: `有 ${number(columns)} 列只写了${isYear ? '月份' : '日'}，所属${isYear ? '年份' : '月份'} ${period} 取自文件名。`,
  });
}

export function bandsAdded(source: Source, areTotal: boolean, hasCritical: boolean): Problem {
  const total = {
    en: 'No column holds the whole consumption of these months: it is peak + flat + valley, unknown where one of them is missing.',
    zh: '这些月份没有总电量列，总电量按峰、平、谷电量之和计算；其中任一缺失则总电量视为未知。',
  };
  const critical = { en: 'Critical peak is counted with the peak.', zh: '尖峰电量计入峰电量。' };
  const said = [...(areTotal ? [total] : []), ...(hasCritical ? [critical] : [])];
  return problem(source, 'bands_added', source.raw.rows, {
    en: said.map(({ en }) => en).join(' '),
    zh: said.map(({ zh }) => zh).join(''),
  });
}

/** How the classes of a table add up to its column of all of them. */
export interface TotalOfClasses {
  readonly column: string;
  /** Raw rows that were compared, and those of them in which it is another figure. */
  readonly rows: number;
  readonly off: number;
  /** Sum of the classes less that of the column, and the latter; in the unit of the file. */
  readonly difference: number;
  readonly sum: number;
}

export function readByClass(source: Source, { classes, measures }: ClassRows, total: TotalOfClasses | null): Problem {
  const place = source.idFrom === 'class' ? [] : (source.roles.get(source.idFrom === 'region' ? 'region' : 'customer_id') ?? []);
  const [by] = place.map(({ name }) => name);
  const counted = measures.find(({ role }) => role === 'customers')?.column.name;
  const row = { en: by === undefined ? 'class' : `${by} and class`, zh: by === undefined ? '类别' : `${by}、类别` };
  const customers = {
    en: counted === undefined ? '' : ` Of ${counted} the latest month is kept as an attribute.`,
    zh: counted === undefined ? '' : `“${counted}”取最近一月，作为属性保留。`,
  };
  const sum = totalText(total);
  return problem(source, total !== null && total.off > 0 ? 'classes_do_not_add' : 'read_by_class', source.raw.rows, {
    en: `Read as one row per ${row.en}: ${classes.join(', ')}.${sum.en}${customers.en}`,
    zh: `按每个${row.zh}一行读取：${classes.join('、')}。${sum.zh}${customers.zh}`,
  });
}

function totalText(total: TotalOfClasses | null): Text {
  if (total === null || total.rows === 0) return { en: '', zh: '' };
  const { column, rows, off, difference, sum } = total;
  if (off === 0)
    return {
      en: ` They add up to ${column} in ${rows === 1 ? 'the only row' : `all ${many(rows, 'row')}`}.`,
      zh: `各类之和与“${column}”在全部 ${number(rows)} 行中一致。`,
    };
  const share = sum === 0 ? '' : ` (${((100 * difference) / Math.abs(sum)).toFixed(2)}%)`;
  return {
    en: ` In ${number(off)} of ${many(rows, 'row')} they do not add up to ${column}: altogether they differ by ${number(difference)}${share}. The classes count, the total does not.`,
    zh: `${number(rows)} 行中有 ${number(off)} 行各类之和与“${column}”不符，合计相差 ${number(difference)}${share.replace('(', '（').replace(')', '）')}。以各类为准，合计列不计入。`,
  };
}

/** Register readings (示数) are no energy. */
export function registersNotUsed(source: Source, columns: readonly string[]): Problem {
  return problem(source, 'registers_not_used', columns.length, {
    en: `${columns.slice(0, 4).join(', ')} ${columns.length === 1 ? 'is a register reading' : 'are register readings'}, not energy, so no consumption was made of them. Export the energy (the difference of two readings times the multiplier) instead.`,
    zh: `${columns.slice(0, 4).join('、')} 为电能表累计示数，不是电量，未据此计算用电量。请改为导出电量（两次示数之差 × 倍率）。`,
  });
}

/** Times of day without a day: typical days, or an export without its date. */
export function clockWithoutDate(source: Source, column: string): Problem {
  return problem(source, 'clock_without_date', source.raw.rows, {
    en: `"${column}" holds times of day, but no column holds the date, so the rows were not read as readings and only the first row of each customer counts. Add the date as a column, or put the points of a day side by side (00:00 … 23:45), one row a profile.`,
    zh: `“${column}”为时刻，但没有日期列，未作为负荷数据读取，每户只取第一行。请增加日期列，或将一天各时点横向排列（00:00 … 23:45），每条曲线一行。`,
  });
}

/** Curves by season and kind of day have no dates of their own. */
export function typicalDays(source: Source, year: number): Problem {
  const named = ['season', 'day_kind'].flatMap((role) => source.roles.get(role) ?? []).map(({ name }) => name);
  return problem(source, 'typical_days', source.raw.rows, {
    en: `The curves have no dates but ${named.join(' and ')}: each typical day was laid on the days of ${String(year)} for which it stands, and each curve counts as one customer. Dates, totals of a year and holidays are assumptions of that.`,
    zh: `曲线没有日期，只有${named.join('、')}：已将各典型日铺到 ${String(year)} 年对应的日子上，每条典型曲线按一户计。日期、全年合计与节假日均由此推定。`,
  });
}

/** Values under 30日 or 31日 of a month that has no such day. */
export function daysBeyondMonth(source: Source, count: number): Problem {
  return problem(source, 'days_beyond_month', count, {
    en: `${number(count)} values stand under a day that their month does not have (31 April, 30 February) and are left out. Check the month of these rows.`,
    zh: `有 ${number(count)} 个数值填在当月不存在的日期下（如 4 月 31 日、2 月 30 日），已舍去。请核对这些行的年月。`,
  });
}

export function varyingAttribute(source: Source, column: string): Problem {
  return problem(source, 'attribute_varies', 1, {
    en: `${column} differs between the rows of a customer, so it is not used as an attribute.`,
    zh: `“${column}”在同一客户的各行中不一致，未作为客户属性使用。`,
  });
}

export function notJoined(source: Source): Problem {
  return problem(source, 'table_not_joined', source.raw.rows, {
    en: `No column of this table is a customer number, so it cannot be joined to the other tables. Choose one on the Data page.`,
    zh: '该表没有户号列，无法与其他表关联。请在“数据”页指定户号列。',
  });
}

export function repeatedMonths(source: Source, count: number): Problem {
  return problem(source, 'months_repeated', count, {
    en: `${number(count)} customer months stand in more than one row; their rows were added up.`,
    zh: `${number(count)} 个“客户·月份”出现多行，已合并相加。`,
  });
}

export function overlappingMonths(source: Source, count: number): Problem {
  return problem(source, 'months_in_several_tables', count, {
    en: `${number(count)} customer months are in this table and in one opened before it; the earlier table is used.`,
    zh: `${number(count)} 个“客户·月份”与先前打开的表重复，以先打开的表为准。`,
  });
}

export function copiedRows(source: Source, count: number): Problem {
  return problem(source, 'rows_copied', count, {
    en: `${number(count)} rows are the same as an earlier row in every cell and count once.`,
    zh: `${number(count)} 行与前面的行完全相同，只计一次。`,
  });
}

/** `missing`: points at which a customer has fewer meters with a value than at other times. */
export function addedMeters(source: Source, column: string, customers: number, missing: number): Problem {
  const en = `${number(customers)} customers have several meters at a time (${column}); their meters are added up.`;
  const zh = `${number(customers)} 户同一时间有多块电能表（“${column}”不同），已按表相加。`;
  if (missing === 0) return problem(source, 'meters_added', customers, { en, zh });
  return problem(source, 'meters_added', customers, {
    en: `${en} At ${number(missing)} times one of them has no value, and the sum is of the others.`,
    zh: `${zh}其中 ${number(missing)} 个时点有电能表缺数，只加总了有数的表。`,
  });
}

export function repeatedReadings(source: Source, count: number): Problem {
  return problem(source, 'readings_repeated', count, {
    en: `${number(count)} readings have the same customer and time as another one; for a time the mean is used, for a whole day the first row.`,
    zh: `${number(count)} 条负荷数据的客户与时间重复：同一时点取平均，整日重复取第一行。`,
  });
}

export function noInterval(source: Source): Problem {
  return problem(source, 'no_interval', source.raw.rows, {
    en: 'No interval between readings can be seen, so no load curves were made. Check which column is the time.',
    zh: '无法识别负荷数据的时间间隔，未生成负荷曲线。请检查时间列的指定。',
  });
}

export function longInterval(source: Source, minutes: number): Problem {
  return problem(source, 'interval_too_long', source.raw.rows, {
    en: `Readings are ${number(minutes)} minutes apart; a load curve needs at least one an hour. Use the table as monthly or daily consumption instead.`,
    zh: `负荷数据间隔为 ${number(minutes)} 分钟，负荷曲线至少需要每小时一个点。请将该表改作电量表使用。`,
  });
}

export function incompleteMonths(file: string, periods: readonly string[]): Problem {
  const list = periods.map((period) => period.slice(0, 7));
  return {
    code: 'months_incomplete',
    file,
    count: periods.length,
    text: {
      en: `${list.join(' and ')} holds less than half of a usual month and is left out of the yearly figures.`,
      zh: `${list.join('、')} 的电量不足常月的一半，视为不完整月份，不计入年度指标。`,
    },
  };
}

export function unknownCustomers(file: string, count: number, total: number): Problem {
  return {
    code: 'customers_unknown',
    file,
    count,
    text: {
      en: `${number(count)} of ${number(total)} customers of other tables are not in the customer table; they are kept, without attributes.`,
      zh: `其他表中的 ${number(total)} 个客户有 ${number(count)} 个不在客户档案中，已保留，但没有属性。`,
    },
  };
}

export function attributesLeftAside(file: string, count: number, kept: number): Problem {
  return {
    code: 'attributes_left_aside',
    file,
    count,
    text: {
      en: `${number(count)} of the further columns are left aside: ${number(kept)} with the most values can be filtered and grouped by. All of them are in the table customer and can be asked for by SQL.`,
      zh: `其余列中有 ${number(count)} 列未列为可筛选、分组的属性，仅取数据最全的 ${number(kept)} 列。全部列仍在 customer 表中，可用 SQL 查询。`,
    },
  };
}
