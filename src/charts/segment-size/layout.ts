/** Owns the geometry of the chart of segment sizes: two aligned columns of bars on one scale of shares. */
import { formatCount, formatEnergy, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { ModelInfo } from '../../model/model-info';
import type { SegmentInfo } from '../../segment/method';
import { dominatedText, type Dominated } from '../dominated';
import { gutterName, gutterWidth, rowHeight, type SegmentRow } from '../row-layout';
import { segmentColour } from '../segment-colour';
import { subjectOf, type Subject } from '../subject';
import { fitText, textWidth, widestText } from '../text-width';
import { withoutDominated, type SegmentSize, type SegmentSizes } from './query';
import * as text from './text';

/** The longest bar is at least so long, or labels are shortened. */
const LEAST_BAR_EM = 4;

/** Part of the width that names may take; before they are cut, less is written beside the bars. */
const MOST_GUTTER = 0.33;

/** Semibold text is so much wider. */
const BOLD = 1.07;

export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly label: string;
  readonly labelX: number;
}

export interface SizeRow extends SegmentRow {
  readonly fullName: string;
  readonly size: SegmentSize;
  /** 0…1; NaN when the total is 0. */
  readonly customerShare: number;
  /** 0…1, below 0 for a segment that feeds in more than it takes; NaN without a positive total. */
  readonly energyShare: number;
  /** Customers, then energy where it is known. */
  readonly bars: readonly Bar[];
}

export interface SizeLayout {
  readonly height: number;
  readonly barHeight: number;
  readonly headings: readonly { readonly x: number; readonly label: string }[];
  readonly rows: readonly SizeRow[];
  /** One sentence below the rows; empty where there is no room or nothing to say. */
  readonly caption: string;
  readonly captionY: number;
}

export interface SizeInput {
  readonly data: SegmentSizes;
  readonly dominated?: Dominated | undefined;
  readonly segments: readonly SegmentInfo[];
  readonly picked: readonly string[];
  readonly grain: ModelInfo['grain'];
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Positions in px. Rows that do not fit make the layout higher than asked for. */
export function layoutSegmentSizes(input: SizeInput): SizeLayout {
  const { dominated, segments, picked, grain, locale, width, height, fontPx } = input;
  const data = withoutDominated(input.data, dominated);
  const infos = new Map(segments.map((segment) => [segment.key, segment]));
  const of = subjectOf(grain, locale);
  const customers = sum(data.rows, (row) => row.customers);
  const energy = sum(input.data.rows, (row) => row.energyKwh);
  const shares = data.rows.map((row) => ({
    customers: customers > 0 ? row.customers / customers : NaN,
    energy: energy > 0 ? row.energyKwh / energy : NaN,
  }));
  const names = data.rows.map((row) => infos.get(row.key)?.text[locale] ?? row.key);

  const gutter = gutterWidth(names, fontPx, width, MOST_GUTTER);
  const columns = data.hasEnergy ? 2 : 1;
  const gap = columns === 2 ? 1.6 * fontPx : 0;
  const columnWidth = (width - gutter - gap - 4) / columns;
  const widthOf = (of: readonly string[][]): number => widestText(of.flat(), fontPx) + 0.5 * fontPx;
  // Bars without length compare nothing: in a narrow chart less is written beside them.
  let labels: readonly string[][] = [];
  for (const what of ['all', 'no energy', 'shares'] as const) {
    labels = labelsOf(data, shares, locale, what);
    if (columnWidth - widthOf(labels) >= LEAST_BAR_EM * fontPx) break;
  }
  const labelWidth = widthOf(labels);
  const longest = Math.max(1e-9, ...shares.flatMap((share) => [share.customers, share.energy]).filter(Number.isFinite));
  const perShare = Math.max(0, columnWidth - labelWidth) / longest;

  const head = 1.9 * fontPx;
  const hidden = hiddenNote(data, names, dominated, locale);
  const sentences = [...(hidden === '' ? [] : [hidden]), ...caption(data, shares, names, picked, of, locale)];
  const sentence =
    [sentences.join(locale === 'zh' ? '；' : '; '), ...sentences].find(
      (candidate) => textWidth(candidate, fontPx) <= width - 8,
    ) ?? '';
  const foot = sentence !== '' && height - head - 2 * fontPx >= data.rows.length * 1.4 * fontPx ? 2 * fontPx : 0;
  const each = rowHeight(data.rows.length, height - head - foot, fontPx);
  const columnX = [gutter, gutter + columnWidth + gap];
  const rows = data.rows.map((size, i): SizeRow => {
    const share = shares[i] ?? { customers: NaN, energy: NaN };
    return {
      key: size.key,
      name: gutterName(names[i] ?? '', fontPx, gutter, each),
      fullName: names[i] ?? '',
      colour: segmentColour(infos.get(size.key)?.colour ?? -1),
      top: head + i * each,
      height: each,
      spoken: spoken(names[i] ?? '', size, share, data.hasEnergy, of, locale),
      size,
      customerShare: share.customers,
      energyShare: share.energy,
      bars: [share.customers, share.energy].slice(0, columns).map((part, column): Bar => {
        const x = columnX[column] ?? 0;
        const length = part > 0 ? Math.max(1, part * perShare) : 0;
        return { x, width: length, label: labels[i]?.[column] ?? '', labelX: x + length + 0.45 * fontPx };
      }),
    };
  });
  const headings = [
    [text.customersHeading[locale](of, formatCount(customers, locale)), of.heading],
    [
      text.energyHeading[locale](formatEnergy(energy, locale)),
      text.shortEnergyHeading[locale],
      text.shortestEnergyHeading[locale],
    ],
  ]
    .slice(0, columns)
    .map((wordings, column) => ({
      x: columnX[column] ?? 0,
      label:
        wordings.find((wording) => textWidth(wording, BOLD * fontPx) <= columnWidth) ??
        fitText(wordings[wordings.length - 1] ?? '', BOLD * fontPx, columnWidth),
    }));
  const bottom = head + rows.length * each;
  return {
    height: Math.max(height, bottom + foot),
    barHeight: Math.min(0.66 * each, 2.6 * fontPx),
    headings,
    rows,
    caption: foot > 0 ? sentence : '',
    captionY: bottom + 1.5 * fontPx,
  };
}

/** Of each row, the label of the bar of customers and that of energy. */
function labelsOf(
  data: SegmentSizes,
  shares: readonly { readonly customers: number; readonly energy: number }[],
  locale: Locale,
  what: 'all' | 'no energy' | 'shares',
): string[][] {
  return data.rows.map((row, i) => {
    const [customers, energy] = [
      formatPercent(shares[i]?.customers ?? NaN, locale),
      formatPercent(shares[i]?.energy ?? NaN, locale),
    ];
    const first = what === 'shares' ? customers : `${formatCount(row.customers, locale)} (${customers})`;
    const isHidden = Number.isNaN(row.energyKwh);
    const second = what === 'all' && !isHidden ? `${energy} (${formatEnergy(row.energyKwh, locale)})` : energy;
    return data.hasEnergy ? [first, second] : [first];
  });
}

function spoken(
  name: string,
  size: SegmentSize,
  share: { customers: number; energy: number },
  hasEnergy: boolean,
  of: Subject,
  locale: Locale,
): string {
  const first = text.spokenCustomers[locale](
    of,
    name,
    formatCount(size.customers, locale),
    formatPercent(share.customers, locale),
  );
  if (!hasEnergy) return first;
  return first + text.spokenEnergy[locale](formatEnergy(size.energyKwh, locale), formatPercent(share.energy, locale));
}

/** Whose energy is not shown and why; empty for nobody's. */
function hiddenNote(data: SegmentSizes, names: readonly string[], dominated: Dominated | undefined, locale: Locale): string {
  const list = data.rows.flatMap((row, i) => (Number.isNaN(row.energyKwh) ? [names[i] ?? ''] : []));
  if (dominated === undefined || list.length === 0) return '';
  return `${dominatedText(dominated.share, locale)}${locale === 'zh' ? '：' : ': '}${list.join(locale === 'zh' ? '、' : ', ')}`;
}

/** What the chart says: of the chosen segments together, or else of the one whose energy most exceeds its number; then what is not known. */
function caption(
  data: SegmentSizes,
  shares: readonly { readonly customers: number; readonly energy: number }[],
  names: readonly string[],
  picked: readonly string[],
  of: Subject,
  locale: Locale,
): string[] {
  if (!data.hasEnergy) return [];
  const excess = shares.map(({ energy, customers }) => (Number.isFinite(energy) ? energy - customers : -Infinity));
  const heaviest = excess.reduce((best, value, i) => (value > (excess[best] ?? -Infinity) ? i : best), 0);
  const about = picked.length > 0 ? data.rows.flatMap((row, i) => (picked.includes(row.key) ? [i] : [])) : [heaviest];
  const known = sum(data.rows, (row) => row.known);
  const customers = sum(data.rows, (row) => row.customers);
  const notes =
    known < customers ? [text.partlyKnown[locale](of, formatCount(known, locale), formatCount(customers, locale))] : [];
  if (data.rows.length > 1 && about.length > 0 && (picked.length > 0 || (excess[heaviest] ?? 0) > 0.1)) {
    const name = about.length === 1 ? (names[about[0] ?? 0] ?? '') : text.chosen[locale](String(about.length));
    const part = (what: 'customers' | 'energy'): string =>
      formatPercent(
        sum(about, (i) => shares[i]?.[what] ?? NaN),
        locale,
      );
    notes.unshift(text.weight[locale](of, name, part('customers'), part('energy')));
  }
  return notes;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
