/** Owns the cells of what reaches whom. */
import { formatCount, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { SegmentInfo } from '../../segment/method';
import type { ChannelCross } from '../../service/channels/channel-cross';
import { reachOf, type Reach, type Use } from '../../service/channels/reach';
import { groupName, type Grouping } from '../../service/grouping';
import { layoutCellGrid, type CellGridLayout, type GridCell } from '../cell-grid';
import { channelName } from '../channel-words';
import { colourOfGroup } from '../segment-colour';
import { fitText, textWidth } from '../text-width';
import * as text from './text';

export interface ReachInput {
  readonly data: ChannelCross;
  readonly by: Grouping;
  readonly segments: readonly SegmentInfo[];
  readonly smallGroup: number;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

export interface ReachLayout {
  readonly grid: CellGridLayout;
  readonly cells: readonly (readonly GridCell[])[];
}

export function layoutReach({ data, by, segments, smallGroup, locale, width, height, fontPx }: ReachInput): ReachLayout {
  const heads = [text.first, text.second, text.above];
  const columns = heads.map((head, c) => ({ key: String(c), name: head[locale], colour: null, n: '' }));
  const reaches = reachOf(data);
  // About what a cell has; names that do not fit are cut instead of left out.
  const room = 0.215 * width - 0.6 * fontPx;
  const fit: Fit = {
    cut: (words, part = 1) => fitText(words, fontPx, part * room),
    isTight: (words) => textWidth(words, fontPx) > room,
  };
  const cells = reaches.map((reach) => cellsOf(reach, groupName(by, reach.group, segments, locale), smallGroup, locale, fit));
  const rows = reaches.map((reach, r) => ({
    key: String(r),
    colour: colourOfGroup(by, reach.group, segments),
    name: `${groupName(by, reach.group, segments, locale)} (${formatCount(reach.n, locale)})`,
  }));
  return { grid: layoutCellGrid({ rows, columns, cells, width, height, fontPx }), cells };
}

/** Channels of the first two cells: which stand first, and which then. */
function choices({ uses, isClear }: Reach): readonly [first: readonly Use[], second: readonly Use[]] {
  const at = isClear ? 1 : 2;
  return [uses.slice(0, at), uses.slice(at, at + 1)];
}

interface Fit {
  /** The words, or their beginning that fits a part of a cell. */
  readonly cut: (words: string, part?: number) => string;
  readonly isTight: (words: string) => boolean;
}

function cellsOf(reach: Reach, name: string, smallGroup: number, locale: Locale, { cut, isTight }: Fit): GridCell[] {
  const pale = reach.n < 2 * smallGroup;
  if (!reach.isTold)
    return [text.first, text.second, text.above].map((head): GridCell => ({
      ...{ lines: [['–'], ['']], tone: 0, pale: true, title: name },
      facts: [[head[locale], text.hidden[locale](String(smallGroup))]],
    }));
  const [first, second] = choices(reach);
  const facts = reach.uses.map((use): readonly [string, string] => [channelName(use.channel, locale), withBounds(use, locale)]);
  const cell = (uses: readonly Use[], tone: number): GridCell => {
    const names = uses.map(({ channel }) => channelName(channel, locale));
    const both = names.length > 1 ? text.tie[locale](names[0] ?? '', names[1] ?? '') : (names[0] ?? text.none[locale]);
    const share = uses.map((use) => formatPercent(use.share, locale, 0)).join(' / ');
    const full = uses.length === 1 ? uses.map((use) => withBounds(use, locale)).join('') : share;
    // Two names below each other tell more than both cut short.
    if (names.length > 1 && isTight(both)) return { lines: names.map((one) => [cut(one)]), tone, pale, title: name, facts };
    return {
      lines: [
        [both, cut(both)],
        [full, share, ''],
      ],
      tone,
      pale,
      title: name,
      facts,
    };
  };
  const above = reach.above.slice(0, 2).map(({ channel, lift }) => {
    const own = channelName(channel, locale);
    return [text.times[locale](own, lift.toFixed(1)), text.times[locale](cut(own, 0.66), lift.toFixed(1))];
  });
  return [
    cell(first, 0.5),
    cell(second, 0),
    {
      lines: above.length === 0 ? [[text.none[locale]], ['']] : [above[0] ?? [''], above[1] ?? ['']],
      ...{ tone: 0, pale, title: name },
      facts:
        reach.above.length === 0
          ? [[text.above[locale], text.none[locale]]]
          : reach.above.map(({ channel, lift }) => [channelName(channel, locale), `×${lift.toFixed(2)}`]),
    },
  ];
}

function withBounds({ share, interval }: Use, locale: Locale): string {
  if (interval === null) return formatPercent(share, locale, 0);
  return `${formatPercent(share, locale, 0)} (${(100 * interval[0]).toFixed(0)}–${(100 * interval[1]).toFixed(0)})`;
}
