/** Owns what becomes of columns that play no role: kept as an attribute of the customer, or left out. */
import type { RawColumn } from '../intake/raw-table';
import { contentFit, isCategorical, isNumeric, isRating, isUnique, sampleTexts } from './column-content';
import { readHeader } from './header-name';
import type { ColumnMapping } from './mapping';
import { looksPersonal } from './masking';
import type { CanonicalTable } from './role';
import { roleById } from './role-registry';
import { isStageEnd, STAGE_END } from './stage-columns';

const ROW_NUMBER = /^(?:序号|行号|编号|index|rowid|rownumber|rowno|unnamed\d*|file|filename)$/;
const TOTAL = /合计|总计|总电量|总用电量|^total/;

/** True for a running number or the name of the file: two rows that differ in nothing else are one row twice. */
export function isRowNumber(column: RawColumn): boolean {
  return ROW_NUMBER.test(readHeader(column.name).key);
}

/** `id` is the column of the customer number, if any; `isWide` tells that months or days stand in columns. */
export function guessLeftover(column: RawColumn, row: CanonicalTable, id: RawColumn | undefined, isWide: boolean): ColumnMapping {
  const ignore = (en: string, zh: string): ColumnMapping => ({
    column: column.name,
    use: { kind: 'ignore' },
    confidence: 0.6,
    reason: { en, zh },
  });
  const attribute = (en: string, zh: string): ColumnMapping => ({
    column: column.name,
    use: { kind: 'attribute' },
    confidence: 0.6,
    reason: { en, zh },
  });
  const { key } = readHeader(column.name);
  if (column.kind === 'other') return ignore('values cannot be grouped or added up', '取值无法分组或汇总');
  if (column.profile.rows > 0 && column.profile.nulls >= column.profile.rows) return ignore('empty', '整列为空');
  if (ROW_NUMBER.test(key)) return ignore('a running number', '仅为序号');
  if (looksPersonal(column)) return ignore('looks like personal data', '疑似个人信息');
  if (isWide && isNumeric(column) && TOTAL.test(key)) return ignore('the total of the other columns', '是其他列的合计');
  if (row === 'usage' || row === 'reading') {
    // Whether it is really constant is checked on all rows when the model is built.
    const isConstant = id !== undefined && column.profile.distinct <= id.profile.distinct;
    return isConstant && isCategorical(column)
      ? attribute('the same in all rows of a customer', '同一客户取值不变')
      : ignore('differs from row to row', '同一客户各行取值不同');
  }
  if (row === 'survey' && isRating(column))
    return {
      ...{ column: column.name, use: { kind: 'role', role: 'further_item' }, confidence: 0.6 },
      reason: { en: 'values are scores', zh: '取值像评分' },
    };
  const stageEnd = row === 'ticket' && isStageEnd(column.name) ? roleById(STAGE_END) : undefined;
  if (stageEnd !== undefined && contentFit(stageEnd, column) === 1)
    return {
      ...{ column: column.name, use: { kind: 'role', role: STAGE_END }, confidence: 0.7 },
      reason: { en: 'a time named by a stage of a connection', zh: '列名为报装环节的时间' },
    };
  if (row !== 'customer') return ignore('no known role', '未识别的列');
  if (column.kind === 'date' || column.kind === 'timestamp') return attribute('a date of the customer', '客户的日期属性');
  if (isNumeric(column)) {
    const isCode = column.kind === 'integer' && isUnique(column) && sampleTexts(column).every((value) => value.length >= 8);
    return isCode
      ? ignore('a different number in every row', '每行都不同的编码')
      : attribute('a number of the customer', '客户的数值属性');
  }
  return isCategorical(column)
    ? attribute('few different values', '取值种类较少')
    : ignore('too many different values to group by', '取值过多，无法分组');
}
