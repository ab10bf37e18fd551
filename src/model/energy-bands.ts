/** Owns the energy of a row or month by bands: critical peak counts with the peak, and where no total is given the bands add up to it. */
import { join, sql, type Sql } from '../sql/sql';
import { plays, roleOrNull, seriesOf, typeOf, type Source } from './source';

/** Values of one row, or of one month of a row; each list empty where no column has it. */
export interface Bands {
  readonly kwh: readonly Sql[];
  readonly critical_kwh: readonly Sql[];
  readonly peak_kwh: readonly Sql[];
  readonly flat_kwh: readonly Sql[];
  readonly valley_kwh: readonly Sql[];
}

/** Sum of those that are there; NULL when none is. */
export function total(values: readonly Sql[], role = 'kwh'): Sql {
  if (values.length === 0) return sql`CAST(NULL AS ${typeOf(role)})`;
  return values.length === 1 ? (values[0] as Sql) : sql`list_sum([${join(values, ', ')}])`;
}

export function peakOf({ peak_kwh, critical_kwh }: Bands): Sql {
  return total([...peak_kwh, ...critical_kwh]);
}

/** The given total; without a column for it the sum of the bands, NULL where one of peak, flat and valley that has a column is missing. */
export function consumptionOf(bands: Bands): Sql {
  if (bands.kwh.length > 0 || !makesTotal(bands)) return total(bands.kwh);
  const whole = [bands.peak_kwh, bands.flat_kwh, bands.valley_kwh].filter((values) => values.length > 0).map((v) => total(v));
  // Most customers have no critical peak; of those its cell is empty.
  const critical = bands.critical_kwh.map((value) => sql` + coalesce(${value}, 0)`);
  return sql`(${whole.reduce((sum, value) => sql`${sum} + ${value}`)}${join(critical, ' ')})`;
}

/** Peak and valley are the least that a total is made of. */
function makesTotal({ kwh, peak_kwh, valley_kwh }: Bands): boolean {
  return kwh.length === 0 && peak_kwh.length > 0 && valley_kwh.length > 0;
}

/** The bands that columns of a long table play. */
export function rowBands(source: Source): Bands {
  const of = (role: string): Sql[] => (plays(source, role) ? [roleOrNull(source, role)] : []);
  return {
    kwh: of('kwh'),
    critical_kwh: of('critical_kwh'),
    peak_kwh: of('peak_kwh'),
    flat_kwh: of('flat_kwh'),
    valley_kwh: of('valley_kwh'),
  };
}

/** Band of a row of a table with a row per band; a kind of energy that is no part of the consumption is NULL. */
function bandOf(source: Source): Sql {
  const text = sql`lower(${roleOrNull(source, 'band')})`;
  return sql`CASE
    WHEN regexp_matches(${text}, '无功|反向|上网|reactive') THEN NULL
    WHEN regexp_matches(${text}, '谷|valley|off.?peak') THEN 'valley_kwh'
    WHEN regexp_matches(${text}, '平|flat|shoulder|mid.?peak') THEN 'flat_kwh'
    WHEN regexp_matches(${text}, '尖|峰|peak') THEN 'peak_kwh'
    WHEN regexp_matches(${text}, '总|合计|有功|total') OR ${text} IS NULL THEN 'total'
  END`;
}

const BAND_ROLES = ['peak_kwh', 'flat_kwh', 'valley_kwh'];
/** Figures that a table with a row per band has in each of its rows, the total's among them. */
const BY_BAND: ReadonlySet<string> = new Set(['kwh', 'amount']);

/** True where each band of a month stands in a row of its own. */
export function hasBandRows(source: Source): boolean {
  return plays(source, 'band') && (plays(source, 'kwh') || plays(source, 'amount'));
}

/** Of such a row: the figure if the row is the total's, a band's energy if it is the band's. */
export function bandRowMeasure(source: Source, name: string): Sql {
  if (BY_BAND.has(name)) return sql`CASE WHEN ${bandOf(source)} = 'total' THEN ${roleOrNull(source, name)} END`;
  if (BAND_ROLES.includes(name)) return sql`CASE WHEN ${bandOf(source)} = ${name} THEN ${roleOrNull(source, 'kwh')} END`;
  return roleOrNull(source, name);
}

/** Of such a row, as `kwh_of_band` and `amount_of_band`: its part of a total that has no row of its own. */
export function bandRowParts(source: Source): Sql {
  const of = (name: string): Sql => sql`CASE WHEN ${bandOf(source)} <> 'total' THEN ${roleOrNull(source, name)} END`;
  return sql`${of('kwh')} AS kwh_of_band, ${of('amount')} AS amount_of_band`;
}

/** What tells the rows of one customer and time apart where each band has its own. */
export function bandKey(source: Source): Sql {
  return sql`coalesce(${roleOrNull(source, 'band')}, '')`;
}

/** Whether a source's consumption is in part made of its bands, and whether critical peak is counted with the peak. */
export function bandsUsed(source: Source): { readonly areTotal: boolean; readonly hasCritical: boolean } {
  const months = new Map<string, Set<string>>();
  for (const { use } of seriesOf(source)) {
    if (use.kind !== 'month' && use.kind !== 'month_of_year') continue;
    const at = use.kind === 'month' ? use.period : String(use.month);
    months.set(at, (months.get(at) ?? new Set()).add(use.role));
  }
  const row = source.monthDays.length > 0 || months.size > 0 || source.days.length > 0 ? null : rowBands(source);
  const isMade = (roles: ReadonlySet<string>): boolean => !roles.has('kwh') && roles.has('peak_kwh') && roles.has('valley_kwh');
  return {
    areTotal: (row !== null && !hasBandRows(source) && makesTotal(row)) || [...months.values()].some(isMade),
    hasCritical: plays(source, 'critical_kwh') || [...months.values()].some((roles) => roles.has('critical_kwh')),
  };
}
