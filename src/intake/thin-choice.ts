/** Owns the choice to read less than a whole file: some columns, some customers, or sums; and how it is told. */
import type { Text } from '../lib/text';
import type { Problem } from './raw-table';

/** Rows summed up for each customer and stretch of time. Columns that are not named are left out. */
export interface SumChoice {
  readonly id: string;
  /** A column of dates or times. */
  readonly time: string;
  readonly to: 'hour' | 'day' | 'month';
  /** `mean` of power; `energy` is the mean power times the hours of the stretch, in a column of its own called `kwh`. */
  readonly values: readonly { readonly column: string; readonly how: 'sum' | 'mean' | 'energy' }[];
  /** Minutes of the interval that a time closes; absent where a time opens it. */
  readonly endOfMinutes?: number;
  /** 00:00 is written as the last time of its own day. */
  readonly midnightEndsDay?: boolean;
}

/** Plain JSON, so that a file can be read again in the same way. Tables without the columns named are read whole. */
export interface Thinning {
  /** Columns that are kept; absent for all. */
  readonly columns?: readonly string[];
  /** One customer in so many with all of its rows, the same ones in every file; one row in so many where `id` is null. */
  readonly sample?: { readonly oneIn: number; readonly id: string | null };
  readonly sums?: SumChoice;
}

const STRETCH: Readonly<Record<SumChoice['to'], Text>> = {
  hour: { en: 'hourly', zh: '小时' },
  day: { en: 'daily', zh: '日' },
  month: { en: 'monthly', zh: '月' },
};

/** "sample: 1 customer in 10", for the head of the table; joined by commas where several hold. */
export function thinningText({ columns, sample, sums }: Thinning): Text {
  const parts: Text[] = [];
  if (sample !== undefined)
    parts.push(
      sample.id === null
        ? { en: `sample of 1 row in ${sample.oneIn}`, zh: `每 ${sample.oneIn} 行抽 1 行` }
        : { en: `sample of 1 customer in ${sample.oneIn}`, zh: `每 ${sample.oneIn} 户抽 1 户` },
    );
  if (sums !== undefined) parts.push({ en: `${STRETCH[sums.to].en} values`, zh: `按${STRETCH[sums.to].zh}汇总` });
  if (columns !== undefined && sums === undefined)
    parts.push({ en: `${columns.length} chosen columns`, zh: `仅 ${columns.length} 列` });
  return { en: parts.map(({ en }) => en).join(', '), zh: parts.map(({ zh }) => zh).join('，') };
}

/** What a person must know of a table that was read thinner. */
export function thinningProblems(thinning: Thinning, file: string): Problem[] {
  const { columns, sample, sums } = thinning;
  const problems: Problem[] = [];
  if (sample !== undefined) {
    const share = `${Number((100 / sample.oneIn).toPrecision(2))}%`;
    const [en, zh] =
      sample.id === null
        ? [`one row in ${sample.oneIn}`, `每 ${sample.oneIn} 行中的 1 行`]
        : [`one customer in ${sample.oneIn}`, `每 ${sample.oneIn} 户中的 1 户`];
    problems.push({
      code: 'sample_read',
      file,
      text: {
        en: `Only a sample was read: ${en} (${share})${sample.id === null ? '' : ', with all of its rows'}. Counts and totals are those of the sample, not of the whole file.`,
        zh: `仅读取样本：${zh}（${share}）${sample.id === null ? '' : '，每户数据完整'}。户数与合计均为样本数值，不代表整个文件。`,
      },
    });
  }
  if (sums !== undefined) {
    const { en, zh } = STRETCH[sums.to];
    const energy = sums.values.some(({ how }) => how === 'energy');
    problems.push({
      code: 'sums_read',
      file,
      text: {
        en: `The rows were summed up to ${en} values for each customer${energy ? ' (energy = mean power × hours)' : ''}; columns other than customer, time and values were left out.`,
        zh: `各户数据已按${zh}汇总${energy ? '（电量 = 平均功率 × 小时数）' : ''}，除户号、时间与数值外的列未读取。`,
      },
    });
  } else if (columns !== undefined) {
    problems.push({
      code: 'columns_chosen',
      file,
      text: { en: `Only ${columns.length} chosen columns were read.`, zh: `仅读取了所选的 ${columns.length} 列。` },
    });
  }
  return problems;
}
