/** Owns the geometry of the map: areas fitted into the plot by a plain projection, shaded by the measure. */
import { formatCount, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { matchAreas, type RegionMap } from '../../model/region-map';
import { valueText } from '../../model/vocabulary';
import type { ChartContext } from '../chart';
import { subjectOf } from '../subject';
import { fitText, textWidth } from '../text-width';
import { leastOf, measureText } from './layout';
import { addUp, type Region, type Regions } from './query';
import { measured, type Measure } from './ranking';
import * as text from './text';

export interface MapRegion {
  readonly value: string;
  readonly name: string;
  readonly region: Region;
  readonly path: string;
  /** 0…1 of the largest; NaN where nothing is known or the group is too small. */
  readonly shade: number;
  readonly label: { readonly x: number; readonly y: number; readonly text: string } | null;
  readonly x: number;
  readonly y: number;
  /** The measure with its share. */
  readonly shown: string;
  readonly spoken: string;
}

export interface MapLayout {
  /** The largest first. */
  readonly regions: readonly MapRegion[];
  /** Areas that are no region of the data. */
  readonly others: string;
  /** How many regions have an area, and by which property. */
  readonly note: string;
}

export interface MapInput {
  readonly data: Regions;
  readonly map: RegionMap;
  readonly measure: Measure;
  readonly context: ChartContext;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Positions in px. */
export function layoutMap({ data, map, measure, context, locale, width, height, fontPx }: MapInput): MapLayout {
  const named = data.regions.flatMap((region) => (region.value === null ? [] : [{ ...region, value: region.value }]));
  const match = matchAreas(
    map,
    named.map(({ value }) => value),
  );
  const place = projection(map, width, height - 1.8 * fontPx);
  const paths = map.areas.map(({ rings }) => rings.map((ring) => pathOf(ring, place)).join(''));
  const least = leastOf(context);
  const sizes = named.map((region) => (region.customers < least ? NaN : measured(region, measure)));
  const most = Math.max(1e-9, ...sizes.filter(Number.isFinite));
  const total = measured(addUp(data.regions), measure);
  const of = subjectOf(context.model.grain, locale);
  const regions = named.flatMap((region, i): MapRegion[] => {
    const areas = match.areas.get(region.value);
    if (areas === undefined) return [];
    const size = sizes[i] ?? NaN;
    const box = boxOf(
      areas.flatMap((area) => map.areas[area]?.rings ?? []),
      place,
    );
    const name = valueText(region.value, locale);
    const fits = textWidth(name, fontPx) <= box.width && box.height >= 1.3 * fontPx;
    const share =
      measure === 'each' || !(total > 0) || !Number.isFinite(size) ? '' : text.ofAll[locale](formatPercent(size / total, locale));
    const shown =
      region.customers < least ? text.tooSmall[locale](String(context.smallGroup)) : measureText(size, measure, context, locale);
    return [
      {
        ...{ value: region.value, name, region, x: box.x, y: box.y, shown: shown + share },
        path: areas.map((area) => paths[area] ?? '').join(''),
        shade: Math.max(0, size / most),
        label: fits ? { x: box.x, y: box.y, text: name } : null,
        spoken: text.spoken[locale](of, name, formatCount(region.customers, locale), shown, share),
      },
    ];
  });
  const taken = new Set([...match.areas.values()].flat());
  const missing =
    match.missing.length === 0
      ? ''
      : text.withoutArea[locale](match.missing.map((value) => valueText(value, locale)).join(locale === 'zh' ? '、' : ', '));
  return {
    regions: regions.sort((a, b) => (b.shade || 0) - (a.shade || 0)),
    others: paths.filter((_, i) => !taken.has(i)).join(''),
    note: fitText(
      text.matched[locale](String(match.areas.size), String(named.length), match.property ?? '–') + missing,
      fontPx,
      width - 8,
    ),
  };
}

type Place = (x: number, y: number) => readonly [number, number];

/** Longitudes shrink with the cosine of the latitude in the middle; plane coordinates stay as they are. North is up. */
function projection({ areas }: RegionMap, width: number, height: number): Place {
  const all = areas.flatMap(({ rings }) => rings);
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const ring of all) {
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [ring[i] ?? 0, ring[i + 1] ?? 0];
      [x0, x1, y0, y1] = [Math.min(x0, x), Math.max(x1, x), Math.min(y0, y), Math.max(y1, y)];
    }
  }
  const isGlobe = x0 >= -180 && x1 <= 180 && y0 >= -90 && y1 <= 90;
  const shrink = isGlobe ? Math.cos((((y0 + y1) / 2) * Math.PI) / 180) : 1;
  const scale = Math.min((width - 8) / Math.max(1e-9, (x1 - x0) * shrink), (height - 8) / Math.max(1e-9, y1 - y0));
  const left = (width - (x1 - x0) * shrink * scale) / 2;
  const top = (height - (y1 - y0) * scale) / 2;
  return (x, y) => [left + (x - x0) * shrink * scale, top + (y1 - y) * scale];
}

/** Points closer together than a screen can tell apart are left out. */
function pathOf(ring: readonly number[], place: Place): string {
  let path = '';
  let [lastX, lastY] = [NaN, NaN];
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = place(ring[i] ?? 0, ring[i + 1] ?? 0);
    if (Math.abs(x - lastX) < 0.6 && Math.abs(y - lastY) < 0.6) continue;
    path += `${path === '' ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    [lastX, lastY] = [x, y];
  }
  return path === '' ? '' : `${path}Z`;
}

/** Middle and size of the widest ring: where a name has the most room. */
function boxOf(rings: readonly (readonly number[])[], place: Place): { x: number; y: number; width: number; height: number } {
  const boxes = rings.map((ring) => {
    let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = place(ring[i] ?? 0, ring[i + 1] ?? 0);
      [x0, x1, y0, y1] = [Math.min(x0, x), Math.max(x1, x), Math.min(y0, y), Math.max(y1, y)];
    }
    return { x: (x0 + x1) / 2, y: (y0 + y1) / 2, width: x1 - x0, height: y1 - y0 };
  });
  const nowhere = { x: 0, y: 0, width: 0, height: 0 };
  return boxes.reduce((held, next) => (next.width * next.height > held.width * held.height ? next : held), nowhere);
}
