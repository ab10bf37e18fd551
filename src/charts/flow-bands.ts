/** Owns the geometry of flows from one column of blocks to another: blocks in proportion, the labels beside them, ribbons between. */

export interface BandFlow<Key> {
  readonly from: Key;
  readonly to: Key;
  /** What the width of the ribbon stands for, above 0. */
  readonly size: number;
}

export interface BandBlock<Key> {
  readonly key: Key;
  readonly size: number;
  readonly y: number;
  readonly height: number;
  /** Baseline of the label beside it; labels of thin blocks are pushed apart. */
  readonly labelY: number;
}

export interface BandRibbon<Key, Flow extends BandFlow<Key>> {
  readonly flow: Flow;
  readonly from: BandBlock<Key>;
  readonly to: BandBlock<Key>;
  readonly path: string;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  /** Upper and lower edge at a place between its ends. */
  readonly edgesAt: (x: number) => readonly [top: number, bottom: number];
}

export interface BandLayout<Key, Flow extends BandFlow<Key>> {
  readonly left: readonly BandBlock<Key>[];
  readonly right: readonly BandBlock<Key>[];
  /** From large to small. */
  readonly ribbons: readonly BandRibbon<Key, Flow>[];
  /** At least what was asked for. */
  readonly height: number;
}

export interface BandInput<Key, Flow extends BandFlow<Key>> {
  readonly flows: readonly Flow[];
  /** Blocks from the top; those that no flow touches are left out. */
  readonly left: readonly Key[];
  readonly right: readonly Key[];
  /** px where ribbons begin and end. */
  readonly x0: number;
  readonly x1: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Positions in px. */
export function layoutBands<Key, Flow extends BandFlow<Key>>(input: BandInput<Key, Flow>): BandLayout<Key, Flow> {
  const { x0, x1, height, fontPx } = input;
  const flows = input.flows.filter(({ size }) => size > 0);
  const left = stackBlocks(input.left, sizesBy(flows, 'from'), height, fontPx);
  const right = stackBlocks(input.right, sizesBy(flows, 'to'), height, fontPx);
  const used = new Map<BandBlock<Key>, number>();
  const take = (block: BandBlock<Key>, part: number): number => {
    const at = used.get(block) ?? 0;
    used.set(block, at + part);
    return block.y + at;
  };
  // Within a block in the order of the blocks at the other end, so that ribbons of one block do not cross.
  const ends = flows.flatMap((flow) => {
    const [from, to] = [left.findIndex(({ key }) => key === flow.from), right.findIndex(({ key }) => key === flow.to)];
    return from < 0 || to < 0 ? [] : [{ flow, from, to }];
  });
  ends.sort((a, b) => a.from - b.from || a.to - b.to);
  const ribbons = ends.flatMap((end): BandRibbon<Key, Flow>[] => {
    const [from, to] = [left[end.from], right[end.to]];
    if (from === undefined || to === undefined) return [];
    const [h0, h1] = [(end.flow.size / from.size) * from.height, (end.flow.size / to.size) * to.height];
    const [y0, y1] = [take(from, h0), take(to, h1)];
    return [{ flow: end.flow, from, to, ...ribbonBetween(x0, x1, [y0, y0 + h0], [y1, y1 + h1]) }];
  });
  const lowest = [...left, ...right].reduce((most, block) => Math.max(most, block.labelY, block.y + block.height), 0);
  ribbons.sort((a, b) => b.flow.size - a.flow.size);
  return { left, right, ribbons, height: Math.max(height, lowest + 0.5 * fontPx) };
}

function sizesBy<Key>(flows: readonly BandFlow<Key>[], end: 'from' | 'to'): ReadonlyMap<Key, number> {
  const sizes = new Map<Key, number>();
  for (const flow of flows) sizes.set(flow[end], (sizes.get(flow[end]) ?? 0) + flow.size);
  return sizes;
}

function stackBlocks<Key>(
  listed: readonly Key[],
  sizes: ReadonlyMap<Key, number>,
  height: number,
  fontPx: number,
): BandBlock<Key>[] {
  const keys = listed.filter((key) => (sizes.get(key) ?? 0) > 0);
  const total = keys.reduce((sum, key) => sum + (sizes.get(key) ?? 0), 0);
  const gap = keys.length < 2 ? 0 : Math.min(1.2 * fontPx, (0.4 * height) / (keys.length - 1));
  // Room for the label of a thin block at the top.
  const top = 0.7 * fontPx;
  const scale = total > 0 ? (height - top - gap * (keys.length - 1)) / total : 0;
  let y = top;
  let lastLabel = -Infinity;
  return keys.map((key) => {
    const size = sizes.get(key) ?? 0;
    const blockHeight = Math.max(1, size * scale);
    const labelY = Math.max(y + blockHeight / 2 + 0.36 * fontPx, lastLabel + 1.15 * fontPx);
    lastLabel = labelY;
    const block = { key, size, y, height: blockHeight, labelY };
    y += blockHeight + gap;
    return block;
  });
}

type Edges = readonly [top: number, bottom: number];

/** A ribbon that leaves and arrives level. */
function ribbonBetween(x0: number, x1: number, [a, b]: Edges, [c, d]: Edges) {
  const bend = (x0 + x1) / 2;
  const over = `M${p(x0)},${p(a)}C${p(bend)},${p(a)} ${p(bend)},${p(c)} ${p(x1)},${p(c)}`;
  const under = `V${p(d)}C${p(bend)},${p(d)} ${p(bend)},${p(b)} ${p(x0)},${p(b)}Z`;
  return {
    path: over + under,
    x: bend,
    y: (a + b + c + d) / 4,
    edgesAt: (x: number): Edges => {
      const part = riseAt(x1 > x0 ? (x - x0) / (x1 - x0) : 0);
      return [a + part * (c - a), b + part * (d - b)];
    },
  };
}

/** 0…1: how far the curve has risen at 0…1 of its way across; both are cubics of one parameter, which is found by halving. */
function riseAt(across: number): number {
  let [lo, hi] = [0, 1];
  for (let step = 0; step < 20; step++) {
    const t = (lo + hi) / 2;
    if (1.5 * t * (1 - t) + t ** 3 < across) lo = t;
    else hi = t;
  }
  return hi * hi * (3 - 2 * hi);
}

const p = (value: number): string => String(Math.round(value * 10) / 10);
