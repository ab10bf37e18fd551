// What of a page's look hangs neither on fonts nor on the browser's version: its charts, their places, and the colours of marks and grounds.
import type { Page } from 'playwright';

/** One chart of the page, whether it is in view or further down. */
export interface ChartOutline {
  readonly id: string;
  /** Dots from the left edge of the page's main part. */
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` → share of all that is drawn, 0 to 1, by the boxes of its marks; those of a thirtieth and more. */
  readonly colours: Readonly<Record<string, number>>;
}

export interface Outline {
  /** `#rrggbb` → share of the picture; see picture-lab. */
  readonly areas: Readonly<Record<string, number>>;
  /** In the order of the page. */
  readonly charts: readonly ChartOutline[];
}

/** How far two outlines may be from each other where the fonts are others, in dots or as a share of the larger. */
const PLACE_PX = 24;
const HEIGHT_SHARE = 0.35;
/** Grounds: lines that break elsewhere push cards up and down, and with them the shares of what is in view. */
const LARGE_AREA = 0.05;
const AREA_RATIO = 2.5;
/** Marks: where labels need more room, plots are smaller, and ticks fewer. */
const LARGE_MARK = 0.08;
const MARK_RATIO = 4;
/** Of a channel, of 255: mixed colours are rounded differently from one version to the next. */
const SAME_COLOUR = 4;

export async function chartsOf(page: Page): Promise<ChartOutline[]> {
  return page.evaluate(readCharts);
}

/** One sentence a fault; none when the page looks as it did, as far as can be told without its letters. */
export function outlineFaults(wanted: Outline, found: Outline): string[] {
  const ids = (outline: Outline): string => outline.charts.map(({ id }) => id).join(', ');
  if (ids(wanted) !== ids(found)) return [`its charts are ${ids(found) || 'none'}, and were ${ids(wanted) || 'none'}`];
  return [
    ...colourFaults('its grounds', wanted.areas, found.areas, LARGE_AREA, AREA_RATIO),
    ...wanted.charts.flatMap((chart, i) => {
      const now = found.charts[i];
      return now === undefined ? [] : chartFaults(chart, now);
    }),
  ];
}

function chartFaults(wanted: ChartOutline, found: ChartOutline): string[] {
  const faults = colourFaults(`the marks of ${wanted.id}`, wanted.colours, found.colours, LARGE_MARK, MARK_RATIO);
  if (Math.abs(wanted.left - found.left) > PLACE_PX)
    faults.push(`${wanted.id} stands at ${found.left} px, and stood at ${wanted.left}`);
  if (Math.abs(wanted.width - found.width) > PLACE_PX)
    faults.push(`${wanted.id} is ${found.width} px wide, and was ${wanted.width}`);
  if (Math.abs(wanted.height - found.height) > PLACE_PX + HEIGHT_SHARE * Math.max(wanted.height, found.height))
    faults.push(`${wanted.id} is ${found.height} px high, and was ${wanted.height}`);
  return faults;
}

type Shares = Readonly<Record<string, number>>;

/** Colours that are large in the one and far smaller in the other. */
function colourFaults(what: string, wanted: Shares, found: Shares, large: number, ratio: number): string[] {
  const missing = (in_: Shares, from: Shares): [string, number, number][] =>
    Object.entries(in_).flatMap(([colour, share]) => {
      const there = shareOf(from, colour);
      return share >= large && there < share / ratio ? [[colour, share, there] as [string, number, number]] : [];
    });
  const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
  return [
    ...missing(wanted, found).map(([colour, was, is]) => `${colour} is ${percent(is)} of ${what}, and was ${percent(was)}`),
    ...missing(found, wanted).map(([colour, is, was]) => `${colour} is ${percent(is)} of ${what}, and was ${percent(was)}`),
  ];
}

function shareOf(shares: Shares, colour: string): number {
  const [red, green, blue] = channels(colour);
  return Object.entries(shares).reduce((sum, [other, share]) => {
    const [r, g, b] = channels(other);
    return Math.max(Math.abs(r - red), Math.abs(g - green), Math.abs(b - blue)) <= SAME_COLOUR ? sum + share : sum;
  }, 0);
}

function channels(colour: string): [number, number, number] {
  const all = parseInt(colour.slice(1), 16);
  return [all >> 16, (all >> 8) & 255, all & 255];
}

/** Runs in the page. */
function readCharts(): ChartOutline[] {
  const paper = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map<string, string | null>();
  /** As it is drawn, whatever way it is written in; null when it is see-through. */
  const drawn = (colour: string): string | null => {
    const before = known.get(colour);
    if (before !== undefined || paper === null) return before ?? null;
    paper.clearRect(0, 0, 1, 1);
    paper.fillStyle = colour;
    paper.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = paper.getImageData(0, 0, 1, 1).data;
    const hex = [red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('');
    const found = alpha < 128 ? null : `#${hex}`;
    known.set(colour, found);
    return found;
  };
  const edge = document.querySelector('main')?.getBoundingClientRect().left ?? 0;
  return [...document.querySelectorAll('main [data-chart]')].map((host) => {
    const sums = new Map<string, number>();
    const add = (colour: string, area: number): void => {
      const name = colour === 'none' || colour.startsWith('url') ? null : drawn(colour);
      if (name !== null && area > 0) sums.set(name, (sums.get(name) ?? 0) + area);
    };
    for (const mark of host.querySelectorAll('.plot *')) {
      const { fill, fillOpacity, stroke, strokeOpacity, strokeWidth, backgroundColor, visibility, opacity } =
        getComputedStyle(mark);
      const { width, height } = mark.getBoundingClientRect();
      if (visibility !== 'visible' || width + height === 0) continue;
      const isPlain = (own: string): boolean => Number(own) * Number(opacity) > 0.3;
      if (!(mark instanceof SVGElement)) add(backgroundColor, width * height);
      else if (mark instanceof SVGGeometryElement) {
        // A line has no inside, whatever its fill says.
        if (!(mark instanceof SVGLineElement) && isPlain(fillOpacity)) add(fill, width * height);
        if (isPlain(strokeOpacity)) add(stroke, (width + height) * parseFloat(strokeWidth));
      }
    }
    const all = [...sums.values()].reduce((sum, area) => sum + area, 0);
    const colours = [...sums].map(([colour, area]): [string, number] => [colour, Math.round((1000 * area) / all) / 1000]);
    const box = host.getBoundingClientRect();
    return {
      id: host.getAttribute('data-chart') ?? '',
      left: Math.round(box.left - edge),
      width: Math.round(box.width),
      height: Math.round(box.height),
      colours: Object.fromEntries(colours.filter(([, share]) => share >= 0.03).sort(([, a], [, b]) => b - a)),
    };
  });
}
