/** Owns the map that a user drops: areas of a GeoJSON file, and which of them are the regions of the data. */
import { AppError } from '../lib/errors';

/** One feature with an area: its properties as texts, and its rings as x, y, x, y … in the file's own coordinates. */
export interface MapArea {
  readonly names: Readonly<Record<string, string>>;
  readonly rings: readonly (readonly number[])[];
}

export interface RegionMap {
  readonly file: string;
  readonly areas: readonly MapArea[];
}

export interface MapMatch {
  /** Property by which areas are called; null when none fits. */
  readonly property: string | null;
  /** Areas (places in RegionMap.areas) of each region that was found. */
  readonly areas: ReadonlyMap<string, readonly number[]>;
  /** Regions of the data without an area. */
  readonly missing: readonly string[];
}

/** Enough to see the first feature of any file. */
const HEAD_BYTES = 65_536;

/** True for a file of areas; points and lines may be data. */
export async function isRegionMapFile(file: File): Promise<boolean> {
  if (!/\.(?:geo)?json$/i.test(file.name)) return false;
  const head = await file.slice(0, HEAD_BYTES).text();
  return /"type"\s*:\s*"FeatureCollection"/.test(head) && /"type"\s*:\s*"(?:Multi)?Polygon"/.test(head);
}

/** @throws AppError `map_unreadable`, `map_without_areas` */
export function readRegionMap(text: string, file: string): RegionMap {
  const features = featuresOf(text, file);
  const areas = features.flatMap((feature): MapArea[] => {
    const rings = isRecord(feature) ? ringsOf(feature['geometry']) : [];
    return rings.length === 0 ? [] : [{ names: namesOf(feature), rings }];
  });
  if (areas.length > 0) return { file, areas };
  throw new AppError('map_without_areas', {
    en: `${file} holds no area. A map needs features of type Polygon or MultiPolygon.`,
    zh: `${file} 中没有区域。地图文件需包含 Polygon 或 MultiPolygon 要素。`,
  });
}

function featuresOf(text: string, file: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isRecord(parsed) && Array.isArray(parsed['features'])) return parsed['features'];
  } catch {
    // Told below.
  }
  throw new AppError('map_unreadable', {
    en: `${file} is not a whole GeoJSON file. Save it again as a FeatureCollection and drop it once more.`,
    zh: `${file} 不是完整的 GeoJSON 文件。请重新保存为 FeatureCollection 后再拖入。`,
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function namesOf(feature: unknown): Record<string, string> {
  const properties = isRecord(feature) && isRecord(feature['properties']) ? feature['properties'] : {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );
}

function ringsOf(geometry: unknown): number[][] {
  if (!isRecord(geometry)) return [];
  const { type, coordinates, geometries } = geometry;
  if (type === 'Polygon') return polygonOf(coordinates);
  if (type === 'MultiPolygon' && Array.isArray(coordinates)) return coordinates.flatMap(polygonOf);
  if (type === 'GeometryCollection' && Array.isArray(geometries)) return geometries.flatMap(ringsOf);
  return [];
}

function polygonOf(coordinates: unknown): number[][] {
  if (!Array.isArray(coordinates)) return [];
  return coordinates.flatMap((ring: unknown) => {
    if (!Array.isArray(ring)) return [];
    const points = ring.flatMap((point: unknown) =>
      Array.isArray(point) && Number.isFinite(point[0]) && Number.isFinite(point[1]) ? [Number(point[0]), Number(point[1])] : [],
    );
    return points.length >= 6 ? [points] : [];
  });
}

/** Words for a kind of place, which one file writes and another does not; 臺 and 台 are one. */
const KINDS =
  /(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|供电公司|供电分公司|供电局|供电所|营业所|直辖市|[省市县縣区區])$|\b(?:city|county|district|province|municipality|branch)$/i;

function plain(name: string): string {
  const text = name.normalize('NFKC').trim().toLowerCase().replaceAll('臺', '台').replace(/\s+/g, ' ');
  const short = text.replace(KINDS, '').trim();
  return short === '' ? text : short;
}

/** Finds the property that names the most regions, the names compared without their kind (市, 县, county …). */
export function matchAreas({ areas }: RegionMap, regions: readonly string[]): MapMatch {
  const properties = [...new Set(areas.flatMap(({ names }) => Object.keys(names)))];
  const found = properties.map((property) => ({ property, areas: areasOf(areas, property, regions) }));
  const best = found.reduce<(typeof found)[number] | null>(
    (held, next) => (next.areas.size > (held?.areas.size ?? 0) ? next : held),
    null,
  );
  const matched = best?.areas ?? new Map<string, number[]>();
  return { property: best?.property ?? null, areas: matched, missing: regions.filter((region) => !matched.has(region)) };
}

function areasOf(areas: readonly MapArea[], property: string, regions: readonly string[]): Map<string, number[]> {
  const byName = new Map<string, number[]>();
  areas.forEach(({ names }, i) => {
    const name = names[property];
    if (name !== undefined) byName.set(plain(name), [...(byName.get(plain(name)) ?? []), i]);
  });
  return new Map(
    regions.flatMap((region): [string, number[]][] => {
      const own = byName.get(plain(region));
      return own === undefined ? [] : [[region, own]];
    }),
  );
}
