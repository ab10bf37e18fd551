/** Owns the geometry of movement between segments: two columns of blocks, ribbons between them as wide as customers are many. */
import { formatCount } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { SegmentInfo } from '../../segment/method';
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
  const total = flows.reduce((sum, { customers }) => sum + customers, 0);
  const names = [...then, ...now].map(({ text }) => text[locale]);
  const gutter = Math.min(0.34 * width, widestText(names, fontPx) + 6 * fontPx);
  const place = (side: FlowNode['side'], segments: readonly SegmentInfo[]): Map<string | null, FlowNode> => {
    const end = side === 'then' ? 'from' : 'to';
    const sizes = new Map<string | null, number>();
    for (const flow of flows) sizes.set(flow[end], (sizes.get(flow[end]) ?? 0) + flow.customers);
    const listed = [...segments.map(({ key }) => key as string | null), null];
    // A key that nobody lists (hidden, or of other data) still has its customers.
    for (const key of sizes.keys()) if (!listed.includes(key)) listed.splice(-1, 0, key);
    const keys = listed.filter((key) => (sizes.get(key) ?? 0) > 0);
    const gap = keys.length < 2 ? 0 : Math.min(1.2 * fontPx, (0.4 * height) / (keys.length - 1));
    // Room for the label of a thin block at the top.
    const top = 0.7 * fontPx;
    const scale = total > 0 ? (height - top - gap * (keys.length - 1)) / total : 0;
    let y = top;
    let lastLabel = -Infinity;
    return new Map(
      keys.map((key): [string | null, FlowNode] => {
        const customers = sizes.get(key) ?? 0;
        const segment = segments.find((candidate) => candidate.key === key);
        const name = key === null ? flowText[side === 'then' ? 'isNew' : 'isGone'][locale] : (segment?.text[locale] ?? key);
        const size = Math.max(1, customers * scale);
        const count = formatCount(customers, locale);
        const labelY = Math.max(y + size / 2 + 0.36 * fontPx, lastLabel + 1.15 * fontPx);
        lastLabel = labelY;
        const x = side === 'then' ? gutter : width - gutter - BLOCK;
        const node: FlowNode = {
          ...{ key, side, name, customers, x, y, height: size, labelY },
          label: `${fitText(name, fontPx, gutter - (count.length * 0.63 + 1.6) * fontPx)} ${count}`,
          colour: segmentColour(segment?.colour ?? -1),
          labelX: side === 'then' ? gutter - 0.5 * fontPx : width - gutter + 0.5 * fontPx,
        };
        y += size + gap;
        return [key, node];
      }),
    );
  };
  const left = place('then', then);
  const right = place('now', now);
  const order = (nodes: Map<string | null, FlowNode>, key: string | null): number => [...nodes.keys()].indexOf(key);
  const used = new Map<FlowNode, number>();
  const take = (node: FlowNode, part: number): number => {
    const at = used.get(node) ?? 0;
    used.set(node, at + part);
    return node.y + at;
  };
  const sorted = flows
    .filter(({ customers }) => customers > 0)
    .sort((a, b) => order(left, a.from) - order(left, b.from) || order(right, a.to) - order(right, b.to));
  const ribbons = sorted.flatMap((flow): Ribbon[] => {
    const [from, to] = [left.get(flow.from), right.get(flow.to)];
    if (from === undefined || to === undefined) return [];
    const share = flow.customers / from.customers;
    const [h0, h1] = [share * from.height, (flow.customers / to.customers) * to.height];
    const [y0, y1] = [take(from, h0), take(to, h1)];
    const [x0, x1] = [from.x + BLOCK, to.x];
    const bend = (x0 + x1) / 2;
    return [
      {
        ...{ from: flow.from, to: flow.to, fromName: from.name, toName: to.name, customers: flow.customers, share },
        stays: flow.from !== null && flow.from === flow.to,
        colour: from.colour,
        path: `M${p(x0)},${p(y0)}C${p(bend)},${p(y0)} ${p(bend)},${p(y1)} ${p(x1)},${p(y1)}V${p(y1 + h1)}C${p(bend)},${p(y1 + h1)} ${p(bend)},${p(y0 + h0)} ${p(x0)},${p(y0 + h0)}Z`,
        x: bend,
        y: (y0 + y1 + (h0 + h1) / 2) / 2,
      },
    ];
  });
  const nodes = [...left.values(), ...right.values()];
  const lowest = nodes.reduce((most, node) => Math.max(most, node.labelY, node.y + node.height), 0);
  return { nodes, ribbons: ribbons.sort((a, b) => b.customers - a.customers), height: Math.max(height, lowest + 0.5 * fontPx) };
}

const p = (value: number): string => String(Math.round(value * 10) / 10);
