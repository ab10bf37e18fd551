/** Owns the cells of how customers move between channels. */
import { formatCount, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { Moves } from '../../service/channels/moves';
import { layoutCellGrid, type CellGridLayout, type GridCell } from '../cell-grid';
import { channelName, pWords } from '../channel-words';
import { halves, hidden, net, words } from './text';

export interface MovesInput {
  readonly data: Moves;
  readonly smallGroup: number;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

export interface MovesLayout {
  readonly grid: CellGridLayout;
  readonly cells: readonly (readonly GridCell[])[];
  readonly note: string;
}

const SURE = 0.05;

/** The last column is the net of joins and leaves. */
export function layoutMoves({ data, smallGroup, locale, width, height, fontPx }: MovesInput): MovesLayout {
  const names = data.channels.map((channel) => channelName(channel, locale));
  const count = (n: number): string => formatCount(n, locale);
  const sizes = data.counts.map((row) => row.reduce((sum, n) => sum + n, 0));
  const cells = data.counts.map((row, r): GridCell[] => {
    const size = sizes[r] ?? 0;
    const told = size >= smallGroup;
    const pale = size < 2 * smallGroup;
    const own = row.map((n, c): GridCell => ({
      lines: told ? [[formatPercent(n / size, locale, 0)], [count(n), '']] : [['–'], ['']],
      // Staying is no news; where most go is.
      tone: told && r !== c ? Math.min(0.9, (2 * n) / size) : 0,
      pale,
      title: `${names[r] ?? ''} → ${names[c] ?? ''}`,
      facts: told
        ? [
            [words.customers[locale], `${count(n)} / ${count(size)}`],
            [words.share[locale], formatPercent(n / size, locale)],
          ]
        : [[words.share[locale], hidden[locale](String(smallGroup))]],
    }));
    return [...own, netCell(data, r, names[r] ?? '', locale)];
  });
  const columns = [...names, net[locale]].map((name) => ({ key: name, name, colour: null, n: '' }));
  const rows = names.map((name, r) => ({ key: name, name: `${name} (${count(sizes[r] ?? 0)})` }));
  const [first, middle, last] = data.days ?? ['', '', ''];
  return {
    grid: layoutCellGrid({ rows, columns, cells, width, height, fontPx }),
    cells,
    note: data.days === null ? '' : halves[locale](first, middle, last, count(data.n)),
  };
}

function netCell({ changes }: Moves, r: number, title: string, locale: Locale): GridCell {
  const { joined, left, p } = changes[r] ?? { joined: 0, left: 0, p: NaN };
  const gain = joined - left;
  const sign = p < SURE ? (gain > 0 ? '▲ ' : '▼ ') : '';
  return {
    lines: [[`${sign}${gain > 0 ? '+' : gain < 0 ? '−' : ''}${formatCount(Math.abs(gain), locale)}`], ['']],
    tone: p < SURE ? (gain > 0 ? 0.8 : -0.8) : 0,
    pale: false,
    title,
    facts: [
      [words.joined[locale], formatCount(joined, locale)],
      [words.left[locale], formatCount(left, locale)],
      ...(Number.isNaN(p) ? [] : [[words.p[locale], pWords(p)] as const]),
    ],
  };
}
