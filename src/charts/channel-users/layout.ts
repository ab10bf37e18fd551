/** Owns the cells of groups × channels, in words and colours. */
import { formatCount, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { SegmentInfo } from '../../segment/method';
import type { ChannelCross } from '../../service/channels/channel-cross';
import type { CrossCell } from '../../service/channels/cross';
import { groupName, type Grouping } from '../../service/grouping';
import { colourOfGroup } from '../segment-colour';
import { layoutCellGrid, type CellGridLayout, type GridCell } from '../cell-grid';
import { CHANNEL_WORDS as WORDS, channelName, pWords } from '../channel-words';
import * as text from './text';

export interface UsersInput {
  readonly data: ChannelCross;
  readonly by: Grouping;
  readonly segments: readonly SegmentInfo[];
  readonly smallGroup: number;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

export interface UsersLayout {
  readonly grid: CellGridLayout;
  /** The first column is the size of the group. */
  readonly cells: readonly (readonly GridCell[])[];
  readonly note: string;
}

/** Colour is full at this residual. */
const FULL = 8;
const SURE = 0.05;

export function layoutUsers({ data, by, segments, smallGroup, locale, width, height, fontPx }: UsersInput): UsersLayout {
  const { cross } = data;
  const count = (n: number): string => formatCount(n, locale);
  const names = data.groups.map((group) => groupName(by, group, segments, locale));
  const channels = data.channels.map((channel, c) => ({
    key: channel ?? '',
    name: channelName(channel, locale),
    colour: null,
    n: formatPercent(cross.columns[c]?.share ?? NaN, locale, 0),
  }));
  const sizeOf = (r: number): GridCell => ({
    lines: [[count(cross.rows[r]?.n ?? 0)], ['']],
    ...{ tone: 0, pale: false, title: names[r] ?? '', facts: [[WORDS.customers[locale], count(cross.rows[r]?.n ?? 0)]] },
  });
  const cellOf = (cell: CrossCell, r: number, c: number): GridCell => {
    const isSure = cell.p < SURE;
    const sign = isSure ? (cell.residual > 0 ? '▲ ' : '▼ ') : '';
    const told = Number.isFinite(cell.share);
    const lift = cell.lift.toFixed(cell.lift < 9.95 ? 1 : 0);
    return {
      lines: told ? [[`${sign}${formatPercent(cell.share, locale, 0)}`], [text.times[locale](lift), '']] : [['–'], ['']],
      tone: isSure ? Math.max(-1, Math.min(1, cell.residual / FULL)) : 0,
      pale: (cross.rows[r]?.n ?? 0) < 2 * smallGroup,
      title: `${names[r] ?? ''} · ${channels[c]?.name ?? ''}`,
      facts: told
        ? [
            [WORDS.customers[locale], `${count(cell.n)} / ${count(cross.rows[r]?.n ?? 0)}`],
            [WORDS.share[locale], formatPercent(cell.share, locale)],
            [WORDS.lift[locale], lift],
            [WORDS.residual[locale], cell.residual.toFixed(1).replace('-', '−')],
            [WORDS.p[locale], pWords(cell.p)],
          ]
        : [[WORDS.share[locale], text.hidden[locale](String(smallGroup))]],
    };
  };
  const cells = cross.rows.map((row, r) => [sizeOf(r), ...row.cells.map((cell, c) => cellOf(cell, r, c))]);
  const rows = names.map((name, r) => ({ key: String(r), name, colour: colourOfGroup(by, data.groups[r] ?? null, segments) }));
  const columns = [{ key: 'n', name: 'n', colour: null, n: WORDS.all[locale] }, ...channels];
  const notes = [
    ...(Number.isFinite(cross.v) ? [text.strength[locale](cross.v.toFixed(2), pWords(cross.p), count(cross.n))] : []),
    ...(data.without > 0 ? [text.without[locale](count(data.without))] : []),
  ];
  return { grid: layoutCellGrid({ rows, columns, cells, width, height, fontPx }), cells, note: notes.join(' ') };
}
