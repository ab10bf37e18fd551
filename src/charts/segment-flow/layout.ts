/** Owns the geometry of movement between segments: two columns of blocks, ribbons between them as wide as customers are many. */
import { formatCount } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { SegmentInfo } from '../../segment/method';
import { layoutBands, type BandBlock } from '../flow-bands';
import { segmentColour } from '../segment-colour';
import { fitText, widestText } from '../text-width';
import type { Flow } from './query';
import { flowText } from './text';

export interface FlowNode {
  /** null for customers that are not there at that time. */
  readonly key: string | null;
  readonly side: 'then' | 'now';
  readonly name: string;
  readonly label: string;
  readonly customers: number;
  readonly colour: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly labelX: number;
  /** Baseline of the label; labels of thin blocks are pushed apart. */
  readonly labelY: number;
}

export interface Ribbon {
  readonly from: string | null;
  readonly to: string | null;
  readonly fromName: string;
  readonly toName: string;
  readonly customers: number;
  /** 0…1 of the customers of `from`. */
  readonly share: number;
  readonly stays: boolean;
  readonly colour: string;
  readonly path: string;
  /** Middle of the ribbon, for the tooltip. */
  readonly x: number;
  readonly y: number;
}

export interface FlowLayout {
  readonly nodes: readonly FlowNode[];
  /** From large to small. */
  readonly ribbons: readonly Ribbon[];
  readonly height: number;
}

export interface FlowInput {
  readonly flows: readonly Flow[];
  /** In order, of the earlier and the later time. */
  readonly then: readonly SegmentInfo[];
  readonly now: readonly SegmentInfo[];
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

const BLOCK = 14;

/** Positions in px. Segments without customers at that time have no block. */
export function layoutFlows({ flows, then, now, locale, width, height, fontPx }: FlowInput): FlowLayout {
  const names = [...then, ...now].map(({ text }) => text[locale]);
  const gutter = Math.min(0.34 * width, widestText(names, fontPx) + 6 * fontPx);
  const bands = layoutBands({
    flows: flows.map((flow) => ({ ...flow, size: flow.customers })),
    left: keysOf(
      then,
      flows.map(({ from }) => from),
    ),
    right: keysOf(
      now,
      flows.map(({ to }) => to),
    ),
    ...{ x0: gutter + BLOCK, x1: width - gutter - BLOCK, height, fontPx },
  });
  const nodeOf = (
    side: FlowNode['side'],
    { key, size: customers, y, height: tall, labelY }: BandBlock<string | null>,
  ): FlowNode => {
    const segment = (side === 'then' ? then : now).find((candidate) => candidate.key === key);
    const name = key === null ? flowText[side === 'then' ? 'isNew' : 'isGone'][locale] : (segment?.text[locale] ?? key);
    const count = formatCount(customers, locale);
    return {
      ...{ key, side, name, customers, y, height: tall, labelY },
      label: `${fitText(name, fontPx, gutter - (count.length * 0.63 + 1.6) * fontPx)} ${count}`,
      colour: segmentColour(segment?.colour ?? -1),
      x: side === 'then' ? gutter : width - gutter - BLOCK,
      labelX: side === 'then' ? gutter - 0.5 * fontPx : width - gutter + 0.5 * fontPx,
    };
  };
  const ribbons = bands.ribbons.map(({ flow: { from, to, customers }, path, x, y, ...ends }): Ribbon => {
    const [source, target] = [nodeOf('then', ends.from), nodeOf('now', ends.to)];
    return {
      ...{ from, to, customers, path, x, y, fromName: source.name, toName: target.name, colour: source.colour },
      share: customers / source.customers,
      stays: from !== null && from === to,
    };
  });
  const nodes = [...bands.left.map((block) => nodeOf('then', block)), ...bands.right.map((block) => nodeOf('now', block))];
  return { nodes, ribbons, height: bands.height };
}

/** In order; a key that nobody lists (hidden, or of other data) still has its customers, and who is not there comes last. */
function keysOf(segments: readonly SegmentInfo[], met: readonly (string | null)[]): (string | null)[] {
  return [...new Set([...segments.map(({ key }) => key), ...met.filter((key) => key !== null)]), null];
}
