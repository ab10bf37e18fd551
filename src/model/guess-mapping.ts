/** Owns the guess which column plays which role, from headers and first values; every entry says why. */
import type { RawColumn, RawTable } from '../intake/raw-table';
import type { Text } from '../lib/text';
import { findClassColumns, isTotalOfClasses, partsByClass, type ClassColumns } from './class-columns';
import { contentFit, hasTimeOfDay, holdsBands, isClock, isNumeric, isUnique, sampleTexts } from './column-content';
import { findHeadColumns, type HeadColumns } from './head-columns';
import { readHeader } from './header-name';
import { dateHeader, monthsOfDates, namesOneMonth, slotHeaders, yearInHeader } from './header-series';
import { guessLeftover } from './leftover-columns';
import type { ColumnMapping, ColumnUse, SeriesUse, TableMapping } from './mapping';
import { matchName, type NameMatch } from './name-match';
import type { Role } from './role';
import { roleChoices, ROLES } from './role-registry';
import { isItemImportance } from './stated-importance';
import { guessRow } from './row-meaning';
import { findTypicalColumns } from './typical-days';
import { findYearless, isYearless } from './yearless-series';

interface Candidate {
  readonly column: RawColumn;
  readonly role: Role;
  readonly match: NameMatch;
  readonly score: number;
}

const HEAD_REASON: Text = { en: 'one column a customer, named by its header', zh: '每列一个客户，列名即客户' };
/** A name found in a longer header counts from this score on. */
const ENOUGH = 0.6;
/** A role much worse than the best one for the column is no candidate: 立户日期 contains 日期 and is not the period. */
const CLOSE = 0.15;

/** By table: the page asks for the same guess many times, and with thousands of columns each takes half a second. */
const GUESSES = new WeakMap<RawTable, Map<string, TableMapping>>();

/**
 * The mapping with which a file is loaded unless the user changes it. `rowIs` overrides what one row is taken for;
 * roles are then guessed among those that such a row may carry. Each role is given to one column at most. `byClass`: whether columns of
 * classes make a row of each, where there are such; undefined decides by what a row is about.
 */
export function guessMapping(raw: RawTable, rowIs?: TableMapping['rowIs'], byClass?: boolean): TableMapping {
  const known = GUESSES.get(raw) ?? new Map<string, TableMapping>();
  GUESSES.set(raw, known);
  const key = `${rowIs ?? ''} ${String(byClass)}`;
  const guess = known.get(key) ?? guessAnew(raw, rowIs, byClass);
  known.set(key, guess);
  return guess;
}

function guessAnew(raw: RawTable, rowIs?: TableMapping['rowIs'], byClass?: boolean): TableMapping {
  const found = findSeries(raw);
  const canBeRow = rowIs === undefined || rowIs === 'usage' || rowIs === 'customer';
  const classes = found.size === 0 && canBeRow ? findClassColumns(raw.columns, raw.source.file) : null;
  const isByClass = classes !== null && (byClass ?? isOfGroups(raw, classes));
  const series = isByClass ? classes.uses : found;
  const unnamed = raw.columns.filter((column) => !series.has(column.name));
  const heads = series.size === 0 && (rowIs ?? 'reading') === 'reading' ? customersInHeads(raw, unnamed) : null;
  const rest = heads === null ? unnamed : unnamed.filter((column) => !heads.columns.includes(column));
  const row = rowIs ?? (heads === null ? guessRowOf(raw, rest, series, isByClass ? 'kwh' : undefined) : 'reading');
  const named = row === 'ignore' ? new Map<string, ColumnMapping>() : assign(rest, row, series, heads !== null);
  const id = [...named.values()].find(({ use }) => use.kind === 'role' && use.role === 'customer_id');
  const idColumn = raw.columns.find((column) => column.name === id?.column);
  const columns = raw.columns.map((column): ColumnMapping => {
    const use = series.get(column.name);
    if (row === 'ignore')
      return { column: column.name, use: { kind: 'ignore' }, confidence: 1, reason: { en: 'table left out', zh: '整表不使用' } };
    if (use !== undefined) return { column: column.name, use, confidence: 0.95, reason: seriesReason(use) };
    if (heads?.columns.includes(column) === true)
      return { column: column.name, use: { kind: 'role', role: heads.role }, confidence: 0.7, reason: HEAD_REASON };
    return (
      named.get(column.name) ??
      (isByClass ? besideClasses(column, classes) : null) ??
      guessLeftover(column, row, idColumn, series.size > 0)
    );
  });
  return {
    ...{ table: raw.name, rowIs: row, columns, dropTotals: raw.totals.length > 0 },
    ...(classes !== null && row !== 'ignore' && { byClass: isByClass }),
  };
}

/** What tells that a row is of one customer, where it stands in a column that is not the place of a region. */
const OF_A_PERSON: ReadonlySet<string> = new Set(['name', 'phone', 'address', 'id_number', 'meter']);

/** True where a row is of a region, or of everybody, and so a class in it is a group of customers; what a customer uses for several purposes stays one. */
function isOfGroups(raw: RawTable, classes: ClassColumns): boolean {
  const all = candidates(
    raw.columns.filter(({ name }) => !classes.uses.has(name)),
    ROLES,
  );
  const found = new Set(all.map(({ role }) => role.id));
  const places = new Set(all.filter(({ role }) => role.id === 'region').map(({ column }) => column));
  if (found.has('customer_id') || all.some(({ role, column }) => OF_A_PERSON.has(role.id) && !places.has(column))) return false;
  const hasMonths = found.has('period') || (found.has('year') && found.has('month_number'));
  // Without months a year is not read: the rows of several would be added into one figure.
  const hasYears = all.some(({ role, column }) => role.id === 'year' && column.profile.distinct > 1);
  return hasMonths || (found.has('region') && !hasYears);
}

/** What becomes of a number that stands once for all classes of a row; null for what is no number. */
function besideClasses(column: RawColumn, { uses, counted }: ClassColumns): ColumnMapping | null {
  if (!isNumeric(column)) return null;
  const reason = counted.has(column.name)
    ? { en: 'a class that is counted with others', zh: '该类别已计入其他类别' }
    : isTotalOfClasses(column, uses)
      ? { en: 'the total of the classes', zh: '是各类的合计' }
      : { en: 'a figure of all classes, or one that follows from them', zh: '各类共有或可由各类推算的数值' };
  return { column: column.name, use: { kind: 'ignore' }, confidence: 0.8, reason };
}

/** Month, day and slot columns by header; only columns of numbers can be one. */
function findSeries(raw: RawTable): ReadonlyMap<string, SeriesUse> {
  const numeric = raw.columns.filter(
    (column) => isNumeric(column) || (column.kind === 'text' && sampleTexts(column).length === 0),
  );
  const series = new Map<string, SeriesUse>();
  for (const [at, use] of slotHeaders(numeric.map((column) => column.name))) series.set(numeric[at]?.name ?? '', use);
  if (series.size > 0) return series;
  for (const column of numeric) {
    const use = dateHeader(column.name, null);
    if (use !== null) series.set(column.name, use);
  }
  if (series.size > 0) return monthsOfDates(series);
  const found = new Set(candidates(raw.columns, ROLES).map(({ role }) => role.id));
  return findYearless(raw, numeric, {
    hasYear: found.has('year'),
    hasMonth: found.has('period') || (found.has('year') && found.has('month_number')),
  });
}

const YEARLY_FIGURES: ReadonlySet<string> = new Set(['kwh', 'annual_kwh', 'amount']);

/** The moment at which something was highest is no time of a reading. */
const OF_AN_EXTREME = /发生|最大|最小|峰值|occurr/i;

function candidates(columns: readonly RawColumn[], roles: readonly Role[]): Candidate[] {
  const years = columns.map(({ name }) => yearInHeader(name));
  const latest = Math.max(0, ...years.map((year) => year ?? 0));
  const parts = partsByClass(columns);
  return columns.flatMap((column, i) => {
    // 2023年用电量 is the consumption of a year, the last of them the one that counts.
    const year = years[i] ?? null;
    // 电价重要性 is neither a tariff nor the level of the customer.
    const isAboutItem = isItemImportance(column.name);
    // A month that the series did not take (its year is not known, or it is of the peak hours), or one class, must not pass for the whole.
    const isPart = namesOneMonth(column.name) || isYearless(column.name) || parts.has(column.name);
    const all = roles.flatMap((role): Candidate[] => {
      if (isPart && role.kind === 'number') return [];
      if (year !== null && year < latest && YEARLY_FIGURES.has(role.id)) return [];
      if (role.id === 'time' && OF_AN_EXTREME.test(column.name)) return [];
      const match = matchName(column.name, role);
      if (isAboutItem && !match.exact) return [];
      if (role.id === 'time' && match.score < ENOUGH && column.kind === 'timestamp' && hasTimeOfDay(column)) {
        return [{ column, role, match: { score: ENOUGH, name: '', exact: false }, score: ENOUGH }];
      }
      if (match.score < ENOUGH) return [];
      const score = match.score * contentFit(role, column);
      return score >= 0.4 ? [{ column, role, match, score }] : [];
    });
    const best = Math.max(...all.map(({ score }) => score));
    return all.filter(({ score }) => score >= best - CLOSE);
  });
}

/** Columns that are a customer each, where a time and nothing that names the customer stands beside them. */
function customersInHeads(raw: RawTable, columns: readonly RawColumn[]): HeadColumns | null {
  const heads = findHeadColumns(columns);
  if (heads === null) return null;
  const rest = columns.filter((column) => !heads.columns.includes(column));
  const isNamed = candidates(rest, ROLES).some(({ role }) => role.id === 'customer_id' || role.id === 'region');
  return !isNamed && guessRowOf(raw, rest, new Map(), heads.role) === 'reading' ? heads : null;
}

/** `also` is a role that other columns than `rest` play. */
function guessRowOf(raw: RawTable, rest: readonly RawColumn[], series: ReadonlyMap<string, SeriesUse>, also?: string) {
  const found = candidates(rest, ROLES);
  const kinds = new Set([...series.values()].map((use) => use.kind));
  const id = found.filter(({ role }) => role.id === 'customer_id').sort((a, b) => b.score - a.score)[0];
  const has = (role: string): boolean => role === also || found.some((candidate) => candidate.role.id === role);
  return guessRow({
    has: (role) => has(role) || (role === 'period' && has('year') && has('month_number')),
    hasSlots: kinds.has('slot'),
    hasYearless: kinds.has('month_of_year') || kinds.has('day_of_month'),
    hasMonths: kinds.has('month') || kinds.has('day'),
    hasTimes: rest.some((column) => hasTimeOfDay(column) || isClock(column)),
    hasTypicalDays: !has('time') && rest.some(isClock) && findTypicalColumns(rest) !== null,
    idIsUnique: id !== undefined && isUnique(id.column),
    mentionsOutage: [raw.source.file, ...raw.columns.map((column) => column.name)].some((name) =>
      /停电|outage|interruption/i.test(name),
    ),
  });
}

/** Best matches first; a row's own roles before those it may carry besides. What differs within a customer is no attribute of it. */
function assign(
  rest: readonly RawColumn[],
  row: Role['tables'][number],
  series: ReadonlyMap<string, SeriesUse>,
  hasHeads: boolean,
): Map<string, ColumnMapping> {
  const kinds = new Set([...series.values()].map((use) => use.kind));
  const named = new Set(candidates(rest, ROLES).map(({ role }) => role.id));
  // One row an answer to one question: without a column that names the question, a score is of the whole.
  const isList = named.has('item') && (named.has('item_score') || named.has('overall'));
  const hasYearAndMonth = named.has('year') && named.has('month_number') && !named.has('period');
  const roles = roleChoices(row).filter(
    (role) =>
      isGuessable(role, row, series, hasYearAndMonth, isList) &&
      !(hasHeads && ['kw', 'reading_kwh', 'customer_id'].includes(role.id)),
  );
  const own = (role: Role): number => (role.tables.includes(row) ? 0.02 : 0);
  const all = candidates(rest, roles);
  const id = all.filter(({ role }) => role.id === 'customer_id').sort((a, b) => b.score - a.score)[0];
  const isSteady = ({ column, role }: Candidate): boolean =>
    (row !== 'usage' && row !== 'reading') ||
    role.kind !== 'category' ||
    role.isPart === true ||
    column.profile.distinct <= (id?.column.profile.distinct ?? (role.id === 'region' ? Infinity : 1));
  // Where nothing else names the customer, the meter does.
  const isApart = ({ column, role }: Candidate): boolean =>
    role.tellsApart !== true || (id !== undefined && column !== id.column);
  const ranked = all
    .filter((candidate) => isSteady(candidate) && isApart(candidate))
    .sort((a, b) => b.score + own(b.role) - a.score - own(a.role));
  const taken = new Map<string, ColumnMapping>();
  const played = new Set<string>();
  const give = (column: RawColumn, role: string, confidence: number, reason: Text): void => {
    played.add(role);
    taken.set(column.name, { column: column.name, use: { kind: 'role', role }, confidence, reason });
  };
  for (const { column, role, match, score } of ranked) {
    if (
      taken.has(column.name) ||
      played.has(role.id) ||
      (role.id === 'kw' && played.has('reading_kwh')) ||
      (role.id === 'reading_kwh' && played.has('kw'))
    )
      continue;
    give(column, role.id, Math.min(0.98, score), nameReason(match));
  }
  const bands = rest.find((column) => row === 'usage' && !taken.has(column.name) && holdsBands(column));
  if (bands !== undefined && kinds.size === 0 && !played.has('band') && (played.has('kwh') || played.has('amount')))
    give(bands, 'band', 0.8, { en: 'values are bands of the day', zh: '取值为峰、平、谷时段' });
  // 日期 beside 时间 (08:15): together they are the time of a reading.
  const clock = rest.find((column) => row === 'reading' && !taken.has(column.name) && isClock(column));
  if (clock !== undefined && kinds.size === 0) {
    const date = [...taken.values()].find(({ use }) => use.kind === 'role' && use.role === 'time');
    if (date !== undefined) taken.set(date.column, { ...date, use: { kind: 'role', role: 'day' } });
    give(clock, 'time', 0.8, { en: 'values are times of day', zh: '取值为时刻' });
    if (date === undefined) giveTypicalDays(rest, give);
  }
  // A period says something only beside what it is the period of.
  if (row === 'customer' && !played.has('kwh') && !played.has('amount')) dropRole(taken, 'period');
  if (!played.has('customer_id') && row !== 'outage' && !hasHeads) {
    const unique = rest.find((column) => !taken.has(column.name) && looksLikeId(column));
    if (unique !== undefined) give(unique, 'customer_id', 0.5, { en: 'a different value in every row', zh: '每行取值都不同' });
  }
  return taken;
}

/** Without a date, a season and a kind of day tell what a clock's times belong to; a name of the profile is a class of customers. */
function giveTypicalDays(
  rest: readonly RawColumn[],
  give: (column: RawColumn, role: string, confidence: number, reason: Text) => void,
): void {
  const typical = findTypicalColumns(rest);
  if (typical === null) return;
  if (typical.season !== undefined) give(typical.season, 'season', 0.8, { en: 'values are seasons', zh: '取值为季节' });
  if (typical.kind !== undefined) give(typical.kind, 'day_kind', 0.8, { en: 'values are kinds of days', zh: '取值为日类型' });
  const profile = rest.find(
    (column) => column.kind === 'text' && PROFILE_NAME.test(column.name) && column !== typical.season && column !== typical.kind,
  );
  if (profile !== undefined) give(profile, 'class', 0.7, { en: 'names of typical curves', zh: '典型曲线的名称' });
}

/** What names a curve rather than a customer. */
const PROFILE_NAME = /profile|curve|曲线|典型/i;

function isGuessable(
  role: Role,
  row: Role['tables'][number],
  series: ReadonlyMap<string, SeriesUse>,
  hasYearAndMonth: boolean,
  isList: boolean,
): boolean {
  const uses = [...series.values()];
  const kinds = new Set(uses.map(({ kind }) => kind));
  const hasMonths = kinds.has('month') || kinds.has('day') || kinds.has('month_of_year');
  if (role.id === 'year') return kinds.has('month_of_year') || (!hasMonths && hasYearAndMonth);
  // What stands once for all classes would count once for each of them.
  if (kinds.has('class') && (role.id === 'class' || (role.kind === 'number' && !DATE_PARTS.has(role.id)))) return false;
  if (role.id === 'band') return row === 'usage' && uses.length === 0;
  if (role.id === 'season' || role.id === 'day_kind') return false;
  if (LIST_PARTS.has(role.id)) return row === 'survey' && isList;
  if (role.id === 'month_number') return !hasMonths && hasYearAndMonth;
  if (row === 'customer' && role.tables[0] === 'survey') return role.id === 'overall' || role.id === 'nps';
  // A total beside its months would count the same energy, or money, twice.
  if (role.id === 'kwh') return !hasMonths && !kinds.has('day_of_month');
  if (hasMonths && role.id === 'period') return false;
  // The bill of a whole year belongs to none of its months.
  if (kinds.has('month_of_year') && YEARLY.has(role.id)) return false;
  if (uses.some((use) => use.kind === 'month' && use.role === role.id)) return false;
  if (row === 'reading' && kinds.has('slot')) return !['time', 'kw', 'reading_kwh'].includes(role.id);
  if (row === 'reading') return role.id !== 'day';
  return true;
}

const DATE_PARTS: ReadonlySet<string> = new Set(['year', 'month_number']);

const LIST_PARTS: ReadonlySet<string> = new Set(['item', 'item_score', 'answer_number']);

const YEARLY: ReadonlySet<string> = new Set(['amount', 'peak_kwh', 'flat_kwh', 'valley_kwh', 'critical_kwh', 'due', 'paid']);

function dropRole(taken: Map<string, ColumnMapping>, role: string): void {
  for (const [column, { use }] of taken) if (use.kind === 'role' && use.role === role) taken.delete(column);
}

function looksLikeId(column: RawColumn): boolean {
  if ((column.kind !== 'text' && column.kind !== 'integer') || !isUnique(column)) return false;
  if (/(?:^|[^a-z])(?:id|no|code|number|key)$|号$|编号|编码|代码/.test(readHeader(column.name).words.join(' '))) return true;
  return (
    column.kind === 'text' &&
    column.profile.rows >= 20 &&
    sampleTexts(column).every((value) => /^[\w./-]*\d[\w./-]*$/.test(value))
  );
}

function nameReason({ name, exact }: NameMatch): Text {
  if (name === '') return { en: 'values are times', zh: '取值为时间' };
  return exact
    ? { en: `known name: ${name}`, zh: `列名即“${name}”` }
    : { en: `the name contains ${name}`, zh: `列名含“${name}”` };
}

function seriesReason(use: ColumnUse): Text {
  if (use.kind === 'class') return { en: 'the header is a class of customers', zh: '列名是用电类别' };
  if (use.kind === 'month_of_year') return { en: 'the header is a month, its year is in the row', zh: '列名是月份，年份在本行' };
  if (use.kind === 'day_of_month') return { en: 'the header is a day, its month is in the row', zh: '列名是日，月份在本行' };
  if (use.kind === 'month') return { en: 'the header is a month', zh: '列名是月份' };
  return use.kind === 'day'
    ? { en: 'the header is a day', zh: '列名是日期' }
    : { en: 'the header is a point of the day', zh: '列名是日内时点' };
}
