/** Owns the geometry of the importance–performance map: axes, cuts, the names of the corners, points with their intervals and labels. */
import { scaleLinear } from 'd3-scale';
import { formatCount, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { Driver, Drivers } from '../../service/drivers';
import { QUADRANTS, type Quadrant } from '../../service/quadrant';
import { driverFacts } from '../driver-words';
import { placeLabels, type LabelWish, type PlacedLabel } from '../place-labels';
import { fitText, textWidth, widestText } from '../text-width';
import type { Tick } from '../tick';
import { spaced } from '../value-axis';
import * as text from './text';

export interface MapMark {
  readonly driver: Driver;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly loX: number;
  readonly hiX: number;
  readonly loY: number;
  readonly hiY: number;
  readonly few: boolean;
  readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end'; readonly leader: boolean } | null;
  readonly spoken: string;
}

export interface MapLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly cutX: number;
  readonly cutY: number;
  readonly corners: readonly {
    readonly quadrant: Quadrant;
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'end';
    readonly name: string;
  }[];
  readonly marks: readonly MapMark[];
  /** What the horizontal axis is, and what all stands on, as far as there is room. */
  readonly xTitle: string;
}

export interface MapInput {
  readonly data: Drivers;
  readonly smallGroup: number;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

const DOT_EM = 0.42;

/** Positions in px; items without importance have no mark. */
export function layoutMap({ data, smallGroup, locale, width, height, fontPx }: MapInput): MapLayout {
  const shown = data.drivers.filter(({ share, top }) => Number.isFinite(share) && Number.isFinite(top));
  const top = 2.2 * fontPx;
  const bottom = Math.max(top + 60, height - 3.4 * fontPx);
  const tops = shown.flatMap(({ top: share, topInterval }) => [share, ...(topInterval ?? [])]);
  const from = Math.max(0, Math.floor(10 * Math.min(1, ...tops, data.cuts.top) - 0.2) / 10);
  const to = Math.min(1, Math.ceil(10 * Math.max(0, ...tops, data.cuts.top) + 0.2) / 10);
  const highest = Math.max(data.cuts.share, ...shown.map(({ share, shareInterval }) => shareInterval?.[1] ?? share));
  const y = scaleLinear([0, Math.min(1, 1.08 * highest)], [bottom - 1.7 * fontPx, top + 1.7 * fontPx]);
  const yTicks = y
    .ticks(Math.max(2, Math.min(6, Math.floor((bottom - top) / (2.4 * fontPx)))))
    .map((share) => ({ at: y(share), label: formatPercent(share, locale, 0) }));
  const left =
    Math.ceil(
      widestText(
        yTicks.map(({ label }) => label),
        fontPx,
      ),
    ) + 10;
  const right = width - 1.2 * fontPx;
  const x = scaleLinear([from, to > from ? to : from + 0.1], [left + fontPx, right - fontPx]);
  const wishes = shown.map((driver) => ({
    x: x(driver.top),
    y: y(driver.share),
    radius: DOT_EM * fontPx,
    width: textWidth(nameOf(driver, locale, fontPx, width), fontPx),
    height: 1.3 * fontPx,
    up: y(driver.share) - y(driver.shareInterval?.[1] ?? driver.share),
    down: y(driver.shareInterval?.[0] ?? driver.share) - y(driver.share),
  }));
  // The first line of the plot belongs to the names of the corners, and so does its last; no point lies there.
  const inside = { left: left + 2, right: width - 2, top: top + 1.4 * fontPx, bottom: bottom - 1.4 * fontPx };
  const places = placeLabels(wishes, inside, 0.35 * fontPx);
  const [cutX, cutY] = [x(data.cuts.top), y(data.cuts.share)];
  const cornerOf = (quadrant: Quadrant, isRight: boolean, isUpper: boolean) => {
    const room = (isRight ? right - cutX : cutX - left) - fontPx;
    return {
      quadrant,
      x: isRight ? right - 0.3 * fontPx : left + 0.5 * fontPx,
      y: isUpper ? top + 1.05 * fontPx : bottom - 0.5 * fontPx,
      anchor: isRight ? ('end' as const) : ('start' as const),
      name: fitText(QUADRANTS[quadrant].name[locale], fontPx, room),
    };
  };
  return {
    ...{ left, right, top, bottom, cutX, cutY, yTicks },
    xTicks: spaced(
      x.ticks(6).map((share) => ({ at: x(share), label: formatPercent(share, locale, 0) })),
      fontPx,
    ),
    corners: [
      cornerOf('mend', false, true),
      cornerOf('keep', true, true),
      cornerOf('low', false, false),
      cornerOf('enough', true, false),
    ],
    marks: shown.map((driver, i): MapMark => {
      const place = places[i] ?? null;
      const facts = driverFacts(driver, locale).map(([name, value]) => `${name} ${value}`);
      return {
        driver,
        name: nameOf(driver, locale, fontPx, width),
        x: x(driver.top),
        y: y(driver.share),
        loX: x(driver.topInterval?.[0] ?? driver.top),
        hiX: x(driver.topInterval?.[1] ?? driver.top),
        loY: y(driver.shareInterval?.[0] ?? driver.share),
        hiY: y(driver.shareInterval?.[1] ?? driver.share),
        few: driver.n < 2 * smallGroup,
        label: place === null ? null : labelAt(place, wishes[i] as LabelWish, fontPx),
        spoken: text.spoken[locale](driver.item.text[locale], facts.join(locale === 'zh' ? '，' : ', ')),
      };
    }),
    xTitle: titleOf(data, locale, width, fontPx),
  };
}

/** Widths are estimates: a label left of its point ends beside it. */
function labelAt({ left, top, leader }: PlacedLabel, { x, width }: LabelWish, fontPx: number): NonNullable<MapMark['label']> {
  const isLeft = left + width <= x;
  return { x: isLeft ? left + width : left, y: top + fontPx, anchor: isLeft ? 'end' : 'start', leader };
}

function titleOf(data: Drivers, locale: Locale, width: number, fontPx: number): string {
  const based = text.based[locale](formatCount(data.n, locale), data.r2.toFixed(2));
  const forms = [`${text.xTitle[locale]} · ${based}`, `${text.xShort[locale]} · ${based}`, text.xShort[locale]];
  return forms.find((form) => textWidth(form, fontPx) <= width - 2 * fontPx) ?? text.xShort[locale];
}

/** Where points are crowded only the name stands; the sentence above tells the rest. */
function nameOf({ item, isUniform }: Driver, locale: Locale, fontPx: number, width: number): string {
  const name = fitText(item.text[locale], fontPx, 14 * fontPx);
  return isUniform && width >= 40 * fontPx ? `${name} · ${text.uniform[locale]}` : name;
}
