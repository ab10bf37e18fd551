/** Owns the geometry of hand-overs as a flow: who hands over at the left, who takes over at the right, ribbons as wide as they are many. */
import { formatCount } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { valueText } from '../../model/vocabulary';
import { daysText } from '../duration-text';
import { layoutBands, type BandBlock } from '../flow-bands';
import { fitText, textWidth, widestText } from '../text-width';
import { factsOf, longestWait, titleOf } from './layout';
import type { HandOver, HandOvers } from './query';
import { placeLabels, type RibbonLabel } from './ribbon-labels';
import { ribbonLabel, words } from './text';

export interface HandOverBlock {
  readonly key: string;
  readonly side: 'from' | 'to';
  readonly label: string;
  readonly name: string;
  /** Side, name and number, in words. */
  readonly spoken: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly labelX: number;
  readonly labelY: number;
}

export interface HandOverRibbon {
  readonly from: string;
  readonly to: string;
  readonly path: string;
  /** 0…1 of the longest median wait; null when too few to tell, or not known. */
  readonly tone: number | null;
  /** Fewer than twice the small group: read with care. */
  readonly pale: boolean;
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly label: RibbonLabel | null;
  readonly x: number;
  readonly y: number;
}

export interface RibbonsLayout {
  readonly blocks: readonly HandOverBlock[];
  /** From many to few. */
  readonly ribbons: readonly HandOverRibbon[];
  readonly height: number;
  /** What the darkest colour means; null when no wait may be shown. */
  readonly longest: string | null;
  readonly hasHidden: boolean;
}

export const BLOCK_PX = 10;
/** Of the font: room of the headings above. */
export const HEAD_EM = 1.5;

/** Positions in px. Departments that do not fit make it higher than asked for. */
export function layoutRibbons(
  { departments, steps }: HandOvers,
  smallGroup: number,
  locale: Locale,
  width: number,
  height: number,
  fontPx: number,
): RibbonsLayout {
  const widest = Math.max(0, ...steps.map(({ times }) => textWidth(formatCount(10 * times, locale), fontPx)));
  const names = departments.map((name) => valueText(name, locale));
  const headings = [words.from[locale], words.to[locale]];
  const gutter = Math.min(0.35 * width, widestText([...names, ...headings], fontPx) + widest + 1.2 * fontPx);
  const [x0, x1] = [gutter + BLOCK_PX, width - gutter - BLOCK_PX];
  const top = HEAD_EM * fontPx;
  const bands = layoutBands({
    flows: steps.map((step) => ({ ...step, size: step.times })),
    ...{ left: departments, right: departments, x0, x1, fontPx },
    // A layout of bands ends half an em below its last block.
    height: Math.max(height - top - 0.5 * fontPx, 1.9 * fontPx * departments.length),
  });
  const longest = longestWait(steps, smallGroup);
  const isHidden = (step: HandOver): boolean => step.times < smallGroup || !Number.isFinite(step.wait);
  const labels = placeLabels(
    bands.ribbons.map(({ flow, edgesAt }) => {
      const times = formatCount(flow.times, locale);
      const wait = daysText(flow.wait, locale);
      const forms = isHidden(flow) ? [times] : [ribbonLabel[locale](times, wait), wait];
      // Where most days are lost is named first.
      return { forms, edgesAt, weight: isHidden(flow) ? 0 : flow.waits };
    }),
    { x0, x1, fontPx },
  );
  const ribbons = bands.ribbons.map(({ flow, path, x, y }, at): HandOverRibbon => {
    const label = labels[at] ?? null;
    return {
      ...{ from: flow.from, to: flow.to, path, x, y: top + y },
      tone: isHidden(flow) ? null : flow.wait / longest,
      pale: flow.times < 2 * smallGroup,
      ...{ title: titleOf(flow, locale), facts: factsOf(flow, smallGroup, locale), label },
    };
  });
  const blockOf = (side: HandOverBlock['side'], block: BandBlock<string>): HandOverBlock => {
    const count = formatCount(block.size, locale);
    const name = valueText(block.key, locale);
    return {
      ...{ key: block.key, side, name, y: block.y, height: block.height, labelY: block.labelY },
      label: `${fitText(name, fontPx, gutter - textWidth(count, fontPx) - 1.1 * fontPx)} ${count}`,
      spoken: `${words[side][locale]} ${name}; ${words.times[locale]} ${count}`,
      x: side === 'from' ? gutter : x1,
      labelX: side === 'from' ? gutter - 0.5 * fontPx : width - gutter + 0.5 * fontPx,
    };
  };
  return {
    blocks: [...bands.left.map((block) => blockOf('from', block)), ...bands.right.map((block) => blockOf('to', block))],
    ribbons,
    height: top + bands.height,
    longest: steps.some((step) => !isHidden(step)) ? daysText(longest, locale) : null,
    hasHidden: steps.some(isHidden),
  };
}
