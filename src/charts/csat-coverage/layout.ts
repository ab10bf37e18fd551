/** Owns the geometry of who answered: for each group its share of all customers beside its share of the answers, and its response rate. */
import { range } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { formatCount, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { GroupAnswers } from '../../service/satisfaction/answers';
import { coverageOf, invitedOf, type Coverage } from '../../service/satisfaction/coverage';
import { groupColour, nameOfGroup, orderGroups, rowKey } from '../answer-groups';
import type { ChartContext } from '../chart';
import { gutterName, gutterWidth, rowHeight, type SegmentRow } from '../row-layout';
import { textWidth, widestText } from '../text-width';
import type { Tick } from '../tick';
import type { CoverageGroups } from './query';
import * as text from './text';

export interface CoverageRow extends SegmentRow {
  readonly fullName: string;
  readonly group: GroupAnswers;
  readonly invited: number;
  /** Shares of all, 0…1. */
  readonly ofCustomers: number;
  readonly ofAnswers: number;
  readonly customersX: number;
  readonly answersX: number;
  /** Response rate; NaN for a hidden group. */
  readonly rate: number;
  readonly label: string;
}

export interface CoverageLayout {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly ticks: readonly Tick[];
  readonly rows: readonly CoverageRow[];
  readonly labelX: number;
  readonly coverage: Coverage;
}

export interface CoverageInput {
  readonly data: CoverageGroups;
  readonly context: ChartContext;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Groups in the order in which they are shown: by response, the best heard first. */
export function orderedGroups({ field, groups }: CoverageGroups, { segments, smallGroup }: ChartContext): GroupAnswers[] {
  const { base } = coverageOf(groups);
  return orderGroups(groups, field, segments, (group) => rateOf(group, base, smallGroup));
}

/** Share of those who could have answered; NaN of fewer than `smallGroup`. */
export function rateOf(group: GroupAnswers, base: Coverage['base'], smallGroup: number): number {
  const invited = invitedOf(group, base);
  return invited < smallGroup ? NaN : group.answered / invited;
}

export function layoutCoverage({ data, context, locale, width, height, fontPx }: CoverageInput): CoverageLayout {
  const { segments, smallGroup } = context;
  const coverage = coverageOf(data.groups);
  const groups = orderedGroups(data, context);
  const names = groups.map(({ key }) => nameOfGroup(data.field, key, segments, locale));
  const labels = groups.map((group) => {
    const rate = rateOf(group, coverage.base, smallGroup);
    if (Number.isNaN(rate)) return text.hidden[locale](String(smallGroup));
    return `${formatPercent(rate, locale)} (${formatCount(group.answered, locale)}/${formatCount(invitedOf(group, coverage.base), locale)})`;
  });
  const gutter = gutterWidth(names, fontPx, width, 0.34);
  const labelX = width - 6;
  const left = gutter + 0.6 * fontPx;
  const right = Math.max(left + 40, labelX - widestText([...labels, text.rate[coverage.base][locale]], fontPx) - fontPx);
  const shares = groups.map(
    (group) => [part(group.customers, coverage.customers), part(group.answered, coverage.answered)] as const,
  );
  const x = scaleLinear([0, Math.max(0.05, ...shares.flat())], [left, right]).nice(4);
  const top = 1.7 * fontPx;
  const foot = 1.9 * fontPx;
  const each = Math.max(2.1 * fontPx, rowHeight(groups.length, height - top - foot, fontPx));
  const rows = groups.map((group, i): CoverageRow => {
    const [ofCustomers, ofAnswers] = shares[i] ?? [0, 0];
    const name = names[i] ?? '';
    return {
      key: rowKey(group.key),
      name: gutterName(name, fontPx, gutter, each),
      fullName: name,
      // Bars tell customers from answers; only segments have a colour of their own beside their name.
      colour: data.field.kind === 'segment' ? groupColour(data.field, group.key, segments) : 'transparent',
      top: top + i * each,
      height: each,
      spoken: text.spoken[locale](name, formatPercent(ofCustomers, locale), formatPercent(ofAnswers, locale), labels[i] ?? ''),
      ...{ group, ofCustomers, ofAnswers },
      invited: invitedOf(group, coverage.base),
      customersX: x(ofCustomers),
      answersX: x(ofAnswers),
      rate: rateOf(group, coverage.base, smallGroup),
      label: labels[i] ?? '',
    };
  });
  const bottom = top + rows.length * each;
  const [, most = 1] = x.domain();
  const step = [0.05, 0.1, 0.2, 0.25, 0.5].find((one) => x(one) - left >= 1.6 * textWidth('100%', fontPx)) ?? 1;
  return {
    ...{ height: Math.max(height, bottom + foot), left, right, top, bottom, rows, labelX, coverage },
    ticks: range(0, most + step / 1000, step).map((share) => ({ at: x(share), label: formatPercent(share, locale, 0) })),
  };
}

function part(some: number, all: number): number {
  return all > 0 ? some / all : 0;
}
