/** Owns a raw table together with its mapping, as the table builders see it: who a row is about, and the SQL of each role. */
import type { RawColumn, RawTable } from '../intake/raw-table';
import { EMPTY, ident, join, sql, type Sql } from '../sql/sql';
import { isTotalOfClasses } from './class-columns';
import { columnsByClass, planClassRows, selectByClass, type ClassColumn, type ClassRows } from './class-rows';
import type { SeriesUse, TableMapping } from './mapping';
import type { ModelInfo } from './model-info';
import type { CanonicalTable } from './role';
import { roleById } from './role-registry';
import type { ScoreChoices } from './survey/score-choice';
import { categoryText, idText, typedValue } from './typed-value';
import { isTypical } from './typical-days';

/** From where a row's customer is known: its number, the headers of its values, its class (of typical curves), its region, the file as a whole, the row itself, or not at all. */
export type IdFrom = 'column' | 'heads' | 'class' | 'region' | 'file' | 'row' | 'none';

export interface SeriesColumn<Kind extends SeriesUse['kind']> {
  readonly column: RawColumn;
  readonly use: Extract<SeriesUse, { kind: Kind }>;
}

export interface Source {
  /** Of classes in columns, with the columns of their rows; name and number of rows are those of the table in the engine. */
  readonly raw: RawTable;
  readonly rowIs: CanonicalTable;
  /** Place among the sources: where two know the same thing, the lower one wins. */
  readonly order: number;
  readonly idFrom: IdFrom;
  readonly dropTotals: boolean;
  readonly roles: ReadonlyMap<string, readonly RawColumn[]>;
  readonly attributes: readonly RawColumn[];
  readonly months: readonly SeriesColumn<'month'>[];
  readonly days: readonly SeriesColumn<'day'>[];
  readonly slots: readonly SeriesColumn<'slot'>[];
  /** Months whose year, and days whose month, another column of the row tells. */
  readonly yearMonths: readonly SeriesColumn<'month_of_year'>[];
  readonly monthDays: readonly SeriesColumn<'day_of_month'>[];
  /** Set where columns are classes of customers, which makes a row of each. */
  readonly classes: ClassRows | null;
  /** Attributes that change with the month, of which the last known counts. */
  readonly latest: readonly RawColumn[];
  /** Text columns in which 01/02/2024 is the second of January. */
  readonly monthFirst: ReadonlySet<string>;
  /** What a person said about the answers of a survey. */
  readonly scores?: ScoreChoices;
}

/** Sources in the order of the raw tables; tables that are left out or have no mapping are missing. */
export function planSources(
  raws: readonly RawTable[],
  mappings: readonly TableMapping[],
): { sources: Source[]; grain: ModelInfo['grain'] } {
  const used = raws.flatMap((raw) => {
    const mapping = mappings.find(({ table }) => table === raw.name);
    return mapping === undefined || mapping.rowIs === 'ignore'
      ? []
      : [{ rowIs: mapping.rowIs, dropTotals: mapping.dropTotals, scores: mapping.scores ?? {}, ...columnsOf(raw, mapping) }];
  });
  const subjects = used.filter(({ rowIs }) => rowIs !== 'outage');
  const hasIds = subjects.some(
    (source) => source.roles.has('customer_id') || headColumns(source).length > 0 || isOfClass(source),
  );
  const hasRegions = !hasIds && subjects.some(({ roles }) => roles.has('region'));
  const sources = used.map((source, order): Source => {
    return { ...source, order, monthFirst: new Set(), idFrom: idFrom(source, hasIds, hasRegions) };
  });
  const isByFile = sources.every(({ idFrom }) => idFrom === 'file' || idFrom === 'none');
  const isByClass = sources.some(({ classes, idFrom }) => classes !== null && (idFrom === 'region' || idFrom === 'class'));
  if (!hasIds && isByClass) return { sources, grain: 'group' };
  return { sources, grain: hasIds || isByFile ? 'customer' : hasRegions ? 'region' : 'row' };
}

type Mapped = Pick<Source, 'rowIs' | 'roles' | 'slots' | 'classes'>;

/** Columns of readings beside one time that are a customer each, by their headers; empty in every other table. */
export function headColumns({ rowIs, roles, slots }: Mapped): readonly RawColumn[] {
  if (rowIs !== 'reading' || slots.length > 0 || roles.has('customer_id') || roles.has('region')) return [];
  const columns = roles.get('kw') ?? roles.get('reading_kwh') ?? [];
  return columns.length > 1 ? columns : [];
}

/** Typical curves of classes of customers: each class stands for one. */
function isOfClass({ rowIs, roles }: Mapped): boolean {
  return rowIs === 'reading' && !roles.has('customer_id') && roles.has('class') && isTypical({ roles });
}

function idFrom(source: Mapped, hasIds: boolean, hasRegions: boolean): IdFrom {
  const { rowIs, roles, classes } = source;
  if (roles.has('customer_id')) return 'column';
  if (headColumns(source).length > 0) return 'heads';
  if (isOfClass(source)) return 'class';
  if (rowIs === 'outage' || hasIds) return 'none';
  if (hasRegions) return roles.has('region') ? 'region' : 'none';
  const isSeries = rowIs === 'reading' || (rowIs === 'usage' && (roles.has('period') || roles.has('year')));
  if (isSeries && classes !== null) return 'class';
  // A series without any name is the series of one customer, the file.
  return isSeries ? 'file' : 'row';
}

type Series = Pick<Source, 'months' | 'days' | 'slots' | 'yearMonths' | 'monthDays'>;
type Columns = Series & Pick<Source, 'raw' | 'roles' | 'attributes' | 'latest' | 'classes'>;

function columnsOf(raw: RawTable, mapping: TableMapping): Columns {
  const roles = new Map<string, RawColumn[]>();
  const attributes: RawColumn[] = [];
  const months: SeriesColumn<'month'>[] = [];
  const days: SeriesColumn<'day'>[] = [];
  const slots: SeriesColumn<'slot'>[] = [];
  const yearMonths: SeriesColumn<'month_of_year'>[] = [];
  const monthDays: SeriesColumn<'day_of_month'>[] = [];
  const ofClass: ClassColumn[] = [];
  for (const { column: name, use } of mapping.columns) {
    const column = raw.columns.find((candidate) => candidate.name === name);
    if (column === undefined) continue;
    if (use.kind === 'attribute') attributes.push(column);
    else if (use.kind === 'role' && roleById(use.role) !== undefined)
      roles.set(use.role, [...(roles.get(use.role) ?? []), column]);
    else if (use.kind === 'month') months.push({ column, use });
    else if (use.kind === 'day') days.push({ column, use });
    else if (use.kind === 'slot') slots.push({ column, use });
    else if (use.kind === 'month_of_year') yearMonths.push({ column, use });
    else if (use.kind === 'day_of_month') monthDays.push({ column, use });
    else if (use.kind === 'class') ofClass.push({ column, use });
  }
  const columns = { raw, roles, attributes, latest: [], classes: null, months, days, slots, yearMonths, monthDays };
  return withClasses(columns, ofClass);
}

/** The class that a column names, and its figures, play the roles that columns of the file would. */
function withClasses(columns: Columns, ofClass: readonly ClassColumn[]): Columns {
  const { raw, roles } = columns;
  const uses = new Map(ofClass.map(({ column, use }) => [column.name, use]));
  const classes = planClassRows(raw, ofClass, raw.columns.find((column) => isTotalOfClasses(column, uses)) ?? null);
  if (classes === null) return columns;
  const figures = classes.measures
    .filter(({ role }) => role !== 'customers')
    .map(({ role, column }) => [role, [column]] as const);
  const latest = classes.measures.filter(({ role }) => role === 'customers').map(({ column }) => column);
  return {
    ...columns,
    raw: { ...raw, columns: columnsByClass(raw, classes) },
    roles: new Map([...roles, ['class', [classes.name]], ...figures]),
    attributes: [...columns.attributes, ...latest],
    latest,
    classes,
  };
}

/** Every column of a wide layout. */
export function seriesOf(source: Series): readonly { readonly column: RawColumn; readonly use: SeriesUse }[] {
  return [...source.months, ...source.days, ...source.slots, ...source.yearMonths, ...source.monthDays];
}

/** Typed SQL of a role, the first known value where several columns play it; null when none does. */
export function roleValue(source: Source, role: string): Sql | null {
  const known = roleById(role);
  const columns = source.roles.get(role) ?? [];
  if (known === undefined || columns.length === 0) return null;
  const values = columns.map((column) => typedValue(column, known, source.monthFirst.has(column.name)));
  return values.length === 1 ? (values[0] ?? null) : sql`coalesce(${values})`;
}

/** Typed SQL of a role, or a typed NULL. */
export function roleOrNull(source: Source, role: string): Sql {
  return roleValue(source, role) ?? nullOf(role);
}

const SQL_TYPES = {
  id: sql`VARCHAR`,
  category: sql`VARCHAR`,
  text: sql`VARCHAR`,
  number: sql`DOUBLE`,
  date: sql`DATE`,
  timestamp: sql`TIMESTAMP`,
  boolean: sql`BOOLEAN`,
};

/** The SQL type of a role's canonical column. */
export function typeOf(role: string): Sql {
  return SQL_TYPES[roleById(role)?.kind ?? 'text'];
}

export function nullOf(role: string): Sql {
  return sql`CAST(NULL AS ${typeOf(role)})`;
}

/** customer_id of a row as VARCHAR; NULL where the row does not say. A class in a column stands behind what else the customer is known by. */
export function customerId(source: Source): Sql {
  const id = subjectId(source);
  if (source.classes === null || source.idFrom === 'class' || source.idFrom === 'none') return id;
  return sql`${id} || ' · ' || ${categoryText(source.classes.name)}`;
}

function subjectId(source: Source): Sql {
  switch (source.idFrom) {
    case 'column': {
      const ids = (source.roles.get('customer_id') ?? []).map(idText);
      return ids.length === 1 ? (ids[0] as Sql) : sql`coalesce(${ids})`;
    }
    case 'class':
      return categoryText((source.roles.get('class') ?? [])[0] as RawColumn);
    case 'region': {
      const regions = (source.roles.get('region') ?? []).map(categoryText);
      return regions.length === 1 ? (regions[0] as Sql) : sql`coalesce(${regions})`;
    }
    // All of them stand in each row; the readings are told apart where they are built.
    case 'heads':
    case 'file':
      return sql`${source.raw.source.file.replace(/\.[^.]*$/, '')}`;
    case 'row':
      return sql`'#' || CAST(rowid + 1 AS VARCHAR)`;
    case 'none':
      return sql`CAST(NULL AS VARCHAR)`;
  }
}

/** FROM and WHERE of a source: its rows without totals. `also` is one more condition on them. */
export function fromSource(source: Source, also?: Sql): Sql {
  const { raw, classes } = source;
  const totals = source.dropTotals ? raw.totals : [];
  const named = totals.map(({ column }) => sql`NOT is_total(CAST(${ident(column)} AS VARCHAR))`);
  if (classes !== null) return sql`FROM (${selectByClass(raw, classes, where(named))})${where(also === undefined ? [] : [also])}`;
  return sql`FROM ${ident(raw.name)}${where(also === undefined ? named : [...named, also])}`;
}

function where(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? EMPTY : sql` WHERE ${join(conditions, ' AND ')}`;
}

/** True when some column, or a series of columns, plays one of the roles. */
export function plays(source: Source, ...roles: readonly string[]): boolean {
  return roles.some((role) => source.roles.has(role));
}
