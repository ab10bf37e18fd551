/** Owns the geometry of places: a row a branch, a column a place or a band of them. */
import { formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { valueText } from '../../model/vocabulary';
import { valueKey } from '../picked-values';
import { gutterName, gutterWidth, rowHeight } from '../row-layout';
import { textWidth } from '../text-width';
import type { Ranks } from './ranks';
import * as text from './text';

const MOST_COLUMNS = 12;
/** Smaller shares are left to the shade. */
const LEAST_TEXT = 0.05;
const LEAST_SAID = 0.005;

export interface PlaceCell {
  readonly key: string;
  readonly x: number;
  readonly share: number;
  readonly label: string;
  /** Dark enough that text on it has to be light. */
  readonly isDark: boolean;
}

export interface RankRow {
  readonly key: string;
  readonly name: string;
  readonly fullName: string;
  readonly top: number;
  readonly height: number;
  readonly cells: readonly PlaceCell[];
  readonly spoken: string;
}

export interface RanksLayout {
  readonly height: number;
  readonly left: number;
  readonly cellWidth: number;
  readonly columns: readonly { readonly label: string; readonly x: number }[];
  readonly rows: readonly RankRow[];
}

/** Positions in px. */
export function layoutRanks(input: {
  readonly data: Ranks;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}): RanksLayout {
  const { data, locale, width, height, fontPx } = input;
  const branches = data.card.branches.map((branch, i) => ({ branch, shares: data.places[i] ?? [] }));
  const band = Math.max(1, Math.ceil(branches.length / MOST_COLUMNS));
  const columns = Array.from({ length: Math.ceil(branches.length / band) }, (_, i) => {
    const last = Math.min(branches.length, (i + 1) * band);
    return text.place[locale](String(i * band + 1), String(last));
  });
  const names = branches.map(({ branch }) => valueText(branch.branch, locale));
  const left = Math.ceil(gutterWidth(names, fontPx, width, 0.34));
  const cellWidth = (width - left - 0.6 * fontPx) / Math.max(1, columns.length);
  const top = 1.8 * fontPx;
  const each = rowHeight(branches.length, height - top - 0.4 * fontPx, fontPx);
  return {
    height: Math.max(height, top + branches.length * each + 0.4 * fontPx),
    left,
    cellWidth,
    columns: columns.map((label, i) => ({ label, x: left + (i + 0.5) * cellWidth })),
    rows: branches.map(({ branch, shares }, i): RankRow => {
      const cells = columns.map((key, column): PlaceCell => {
        const share = shares.slice(column * band, (column + 1) * band).reduce((sum, own) => sum + own, 0);
        const label = [formatPercent(share, locale, 0), (100 * share).toFixed(0)].find(
          (one) => textWidth(one, fontPx) <= cellWidth - 2,
        );
        return {
          ...{ key, share, x: left + column * cellWidth, isDark: share > 0.55 },
          label: share >= LEAST_TEXT ? (label ?? '') : '',
        };
      });
      const said = cells
        .filter(({ share }) => share >= LEAST_SAID)
        .map(({ key, share }) => text.part[locale](key, formatPercent(share, locale, 0)));
      return {
        key: valueKey(branch.branch),
        name: gutterName(names[i] ?? '', fontPx, left + 0.7 * fontPx, each),
        fullName: names[i] ?? '',
        top: top + i * each,
        height: each,
        cells,
        spoken: text.spoken[locale](names[i] ?? '', said.join(locale === 'zh' ? '、' : ', ')),
      };
    }),
  };
}
