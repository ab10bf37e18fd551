/** Owns the texts of a profile's rows, for the screen and for copying. */
import { formatCount, formatPercent, formatQuantity, UNKNOWN } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { valueText } from '../../model/vocabulary';
import { STANDINGS } from '../standing';
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

/** Tab-separated, for a spreadsheet. */
export function profileTsv(rows: readonly ProfileRow[], locale: Locale): string {
  const { attribute, inside, interval, all, n, index, effect } = profileText;
  const head = [attribute, inside, interval, all, n, index, effect].map((text) => text[locale]);
  const lines = rows.map((row) => {
    const cells = profileCells(row, locale);
    return [cells.name, cells.inside, cells.interval, cells.all, cells.n, cells.index, `${cells.effect} ${cells.standing}`];
  });
  return [head, ...lines].map((line) => line.join('\t')).join('\n');
}
