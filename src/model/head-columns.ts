/** Owns the guess that each of several columns beside one time column is the series of a customer of its own: Zone 1, Zone 2, Zone 3. */
import type { RawColumn } from '../intake/raw-table';
import { isNumeric } from './column-content';
import { readHeader } from './header-name';
import { matchName } from './name-match';
import { roleById } from './role-registry';

export interface HeadColumns {
  /** In the order of the file. */
  readonly columns: readonly RawColumn[];
  readonly role: 'kw' | 'reading_kwh';
}

/** Words for a place or a customer that may be numbered. */
const PLACES = new Set(
  namesOf(`
    zone mt meter user customer client consumer house household home building apartment feeder line circuit transformer substation
    用户 客户 户 区域 片区 表 电表 电能表 台区 馈线 线路 配变 专变 企业 楼
  `),
);
/** Numbered columns of these words are other measures, phases of one meter, or the same series again. */
const NO_PLACE =
  /phase|相|forecast|predict|lag|ahead|previous|预测|temp|humid|wind|volt|current|price|温|湿|风|压|电流|电价|factor|reactive|无功/;

function namesOf(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** Columns of numbers whose headers differ in a number only and name power, energy, or a place; null unless there are two or more of one kind. */
export function findHeadColumns(columns: readonly RawColumn[]): HeadColumns | null {
  const groups = new Map<string, RawColumn[]>();
  for (const column of columns.filter(isNumeric)) {
    const { words } = readHeader(column.name);
    const pattern = words.map((word) => (/^\d+$/.test(word) ? '#' : word)).join(' ');
    if (!pattern.includes('#') || NO_PLACE.test(pattern)) continue;
    groups.set(pattern, [...(groups.get(pattern) ?? []), column]);
  }
  const found = [...groups].flatMap(([pattern, group]): HeadColumns[] => {
    const first = group[0];
    const role = first === undefined ? null : roleOf(pattern, first);
    return role === null || group.length < 2 ? [] : [{ columns: group, role }];
  });
  return found.sort((a, b) => b.columns.length - a.columns.length)[0] ?? null;
}

function roleOf(pattern: string, column: RawColumn): HeadColumns['role'] | null {
  const scoreOf = (id: string): number => {
    const role = roleById(id);
    return role === undefined ? 0 : matchName(column.name, role).score;
  };
  const [kw, kwh] = [scoreOf('kw'), scoreOf('reading_kwh')];
  if (kw > 0 || kwh > 0) return kwh > kw ? 'reading_kwh' : 'kw';
  if (!pattern.split(' ').some((word) => PLACES.has(word))) return null;
  return /wh$/.test(readHeader(column.name).unit ?? '') ? 'reading_kwh' : 'kw';
}
