/** Owns the texts of a profile's rows, for the screen and for copying. */
import { formatCount, formatPercent, formatQuantity, UNKNOWN } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { valueText } from '../../model/vocabulary';
import type { ChartTable } from '../chart';
import { STANDINGS } from '../standing';
import { percentCell, roundedCell } from '../table-cells';
import type { ProfileRow } from './layout';
import { profileText } from './text';

export interface ProfileCells {
  readonly name: string;
  readonly inside: string;
  readonly interval: string;
  readonly all: string;
  readonly n: string;
  readonly index: string;
  readonly effect: string;
  readonly standing: string;
}

export function profileCells(row: ProfileRow, locale: Locale): ProfileCells {
  const { field, value } = row;
  const quantity = (x: number): string => (value !== null ? formatPercent(x, locale) : formatQuantity(x, field.unit, locale));
  const join = locale === 'zh' ? '：' : ': ';
  return {
    name: value === null ? field.text[locale] : field.text[locale] + join + valueText(value, locale),
    inside: quantity(row.inside),
    interval: row.interval === null ? UNKNOWN : `${quantity(row.interval[0])} – ${quantity(row.interval[1])}`,
    all: quantity(row.all),
    n: formatCount(row.n, locale),
    index: formatCount(row.index, locale),
    effect: Number.isFinite(row.effect) ? `${row.effect < 0 ? '−' : '+'}${Math.abs(row.effect).toFixed(2)}` : UNKNOWN,
    standing: STANDINGS[row.standing][locale],
  };
}

/** One row an attribute, in numbers: for a share in percent, else in the unit that stands beside it. */
export function profileTable(rows: readonly ProfileRow[], locale: Locale): ChartTable {
  const { attribute, unit, inside, from, to, all, n, index, effect, standing } = profileText;
  return {
    columns: [attribute, unit, inside, from, to, all, n, index, effect, standing].map((text) => ({
      text,
      numeric: ![attribute, unit, standing].includes(text),
    })),
    rows: rows.map((row) => {
      const { field, value } = row;
      const cells = profileCells(row, locale);
      const quantity = (x: number): string | number | null => {
        const cell = value === null ? roundedCell(x, 4) : percentCell(x);
        return cell === null || value === null ? cell : `${String(cell)}%`;
      };
      const [lo, hi] = row.interval ?? [NaN, NaN];
      return [
        ...[cells.name, value === null ? (field.unit?.[locale] ?? '') : '%'],
        ...[row.inside, lo, hi, row.all].map(quantity),
        ...[row.n, roundedCell(row.index, 0), roundedCell(row.effect, 2), cells.standing],
      ];
    }),
  };
}
