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
    areTotal: (row !== null && makesTotal(row)) || [...months.values()].some(isMade),
    hasCritical: plays(source, 'critical_kwh') || [...months.values()].some((roles) => roles.has('critical_kwh')),
  };
}
