// Tests of the map that a user drops: which files are maps, and which areas are the regions of the data.
import { describe, expect, it } from 'vitest';
import { isRegionMapFile, matchAreas, readRegionMap } from '../../../src/model/region-map';

const square = (x: number) => [
  [
    [x, 0],
    [x + 1, 0],
    [x + 1, 1],
    [x, 0],
  ],
];
const feature = (properties: object, geometry: object) => ({ type: 'Feature', properties, geometry });
const collection = (...features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const file = (text: string, name = 'map.geojson'): File => new File([text], name);

const COUNTIES = collection(
  feature({ id: 1, NAME: '臺北市' }, { type: 'Polygon', coordinates: square(0) }),
  feature({ id: 2, NAME: '新竹縣' }, { type: 'MultiPolygon', coordinates: [square(2), square(4)] }),
  feature({ id: 3, NAME: '新竹縣' }, { type: 'Polygon', coordinates: square(6) }),
  feature({ id: 4, NAME: '某站' }, { type: 'Point', coordinates: [0, 0] }),
);

describe('a map file', () => {
  it.each([
    ['areas', COUNTIES, 'map.geojson', true],
    ['areas under .json', COUNTIES, 'map.JSON', true],
    ['points, which may be data', collection(feature({ kwh: 3 }, { type: 'Point', coordinates: [0, 0] })), 'a.json', false],
    ['rows', '[{"a":1}]', 'rows.json', false],
    ['another name', COUNTIES, 'map.csv', false],
  ])('is known by its content: %s', async (_, text, name, is) => {
    expect(await isRegionMapFile(file(text, name))).toBe(is);
  });

  it('gives areas with all their rings, and no points', () => {
    const map = readRegionMap(COUNTIES, 'map.geojson');
    expect(map.areas.map(({ rings }) => rings.length)).toEqual([1, 2, 1]);
    expect(map.areas[0]).toEqual({ names: { id: '1', NAME: '臺北市' }, rings: [[0, 0, 1, 0, 1, 1, 0, 0]] });
  });

  it('is refused with a reason when it is cut off or has no area', () => {
    expect(() => readRegionMap(COUNTIES.slice(0, 80), 'x.geojson')).toThrow(/map_unreadable/);
    expect(() => readRegionMap(collection(), 'x.geojson')).toThrow(/map_without_areas/);
  });
});

it('regions are matched by the property that names the most, whatever word for a kind of place stands behind them', () => {
  const match = matchAreas(readRegionMap(COUNTIES, 'map.geojson'), ['台北', '新竹县', '金門縣']);
  expect(match.property).toBe('NAME');
  // 臺 is 台, and 市, 县 and 縣 fall away; two features of one name are one region.
  expect([...match.areas]).toEqual([
    ['台北', [0]],
    ['新竹县', [1, 2]],
  ]);
  expect(match.missing).toEqual(['金門縣']);
});
