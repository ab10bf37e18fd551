/** Owns the cells of how channels serve, in words and colours. */
import { formatCount, formatPercent } from '../../lib/format';
import { wilsonInterval, type Interval } from '../../lib/statistics';
import type { Locale } from '../../lib/text';
import type { ChannelService } from '../../service/channels/channel-service';
import { layoutCellGrid, type CellGridLayout, type GridCell } from '../cell-grid';
import { channelName } from '../channel-words';
import { hoursText } from '../duration-text';
import { heads, hidden, ofMonths, words } from './text';

export interface ServiceInput {
  readonly data: readonly ChannelService[];
  readonly smallGroup: number;
  readonly hasAnswers: boolean;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

export interface ServiceLayout {
  readonly grid: CellGridLayout;
  readonly cells: readonly (readonly GridCell[])[];
}

const TONE = 0.8;

/** Satisfaction has a column where there are answers. */
export function layoutService({ data, smallGroup, hasAnswers, locale, width, height, fontPx }: ServiceInput): ServiceLayout {
  const columns = [heads.contacts, heads.median, heads.p90, heads.again, ...(hasAnswers ? [heads.content] : []), heads.slow];
  const all = wholeOf(data);
  const cells = data.map((row) => cellsOf(row, all, smallGroup, hasAnswers, locale));
  const grid = layoutCellGrid({
    rows: data.map(({ channel }) => ({ key: channel ?? '', name: channelName(channel, locale) })),
    columns: columns.map((head) => ({ key: head.en, name: head[locale], colour: null, n: '' })),
    ...{ cells, width, height, fontPx },
  });
  return { grid, cells };
}

interface Whole {
  /** Mean of the medians by contacts: what is usual. */
  readonly median: number;
  readonly again: number;
  readonly content: number;
}

function wholeOf(data: readonly ChannelService[]): Whole {
  const sum = (of: (row: ChannelService) => number): number => data.reduce((total, row) => total + of(row), 0);
  const timed = data.filter(({ hours }) => Number.isFinite(hours.median));
  const weight = timed.reduce((total, { hours }) => total + hours.n, 0);
  return {
    median: timed.reduce((total, { hours }) => total + hours.n * hours.median, 0) / weight,
    again: sum(({ again }) => again) / sum(({ watched }) => watched),
    content: sum(({ top2 }) => top2) / sum(({ answered }) => answered),
  };
}

function cellsOf(row: ChannelService, all: Whole, smallGroup: number, hasAnswers: boolean, locale: Locale): GridCell[] {
  const title = channelName(row.channel, locale);
  const count = (n: number): string => formatCount(n, locale);
  const pale = row.contacts < 2 * smallGroup;
  const { hours } = row;
  const tooFew = (n: number, head: string): GridCell | null =>
    n >= smallGroup
      ? null
      : { lines: [['–'], ['']], tone: 0, pale: true, title, facts: [[head, hidden[locale](String(smallGroup))]] };
  const time = (value: number): string => hoursText(value, locale);
  const short = (value: number): string => hoursText(value, 'en');
  const shareCell = (hits: number, n: number, whole: number, head: string, nWord: string, isBad: boolean): GridCell => {
    const interval = wilsonInterval(hits, n) ?? ([NaN, NaN] as const);
    const bounds = `${(100 * interval[0]).toFixed(0)}–${formatPercent(interval[1], locale, 0)}`;
    return (
      tooFew(n, head) ?? {
        lines: [[formatPercent(hits / n, locale, 0)], [bounds, '']],
        tone: toneOf(interval, whole, isBad),
        ...{ pale: n < 2 * smallGroup, title },
        facts: [
          [head, formatPercent(hits / n, locale, 1)],
          [words.interval[locale], bounds],
          [words.all[locale], formatPercent(whole, locale, 1)],
          [nWord, count(n)],
        ],
      }
    );
  };
  return [
    {
      lines: [[count(row.contacts)], ['']],
      ...{ tone: 0, pale, title },
      facts: [
        [heads.contacts[locale], count(row.contacts)],
        [words.customers[locale], count(row.customers)],
      ],
    },
    tooFew(hours.n, heads.median[locale]) ?? {
      lines: [
        [time(hours.median), short(hours.median)],
        [`${time(hours.lo)} – ${time(hours.hi)}`, ''],
      ],
      tone: toneOf([hours.lo, hours.hi], all.median, true),
      ...{ pale, title },
      facts: [
        [heads.median[locale], time(hours.median)],
        [words.interval[locale], `${time(hours.lo)} – ${time(hours.hi)}`],
        ['n', count(hours.n)],
        [words.open[locale], count(hours.open)],
      ],
    },
    tooFew(hours.n, heads.p90[locale]) ?? {
      lines: [[time(hours.p90), short(hours.p90)], ['']],
      tone: 0,
      pale,
      title,
      facts: [[heads.p90[locale], time(hours.p90)]],
    },
    shareCell(row.again, row.watched, all.again, heads.again[locale], words.watched[locale], true),
    ...(hasAnswers ? [shareCell(row.top2, row.answered, all.content, heads.content[locale], words.answered[locale], false)] : []),
    {
      lines: [
        row.months === 0
          ? ['–']
          : [ofMonths[locale](String(row.slowMonths), String(row.months)), `${String(row.slowMonths)}/${String(row.months)}`],
        [''],
      ],
      tone: row.months > 0 && row.slowMonths >= 0.75 * row.months ? -TONE : 0,
      ...{ pale, title },
      facts: [
        [heads.slow[locale], String(row.slowMonths)],
        [words.months[locale], String(row.months)],
      ],
    },
  ];
}

/** Worse is negative; 0 where the interval holds what is usual. */
function toneOf([lo, hi]: Interval, whole: number, isBad: boolean): number {
  if (!Number.isFinite(whole) || (lo <= whole && whole <= hi)) return 0;
  return lo > whole === isBad ? -TONE : TONE;
}
