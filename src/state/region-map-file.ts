/** Owns the maps among the files that are opened: they are drawn, not read as data. */
import { AppError } from '../lib/errors';
import { many } from '../lib/many';
import type { Text } from '../lib/text';
import { isRegionMapFile, readRegionMap, type RegionMap } from '../model/region-map';
import type { Failure } from './file-reading.svelte';

/** Where a map goes. */
export interface RegionMapHost {
  show(map: RegionMap, text: Text): void;
  fail(failure: Failure): void;
}

/** Takes the maps; one that is broken is told. The last of several stays. @returns the other files */
export async function takeRegionMaps(files: readonly File[], host: RegionMapHost): Promise<File[]> {
  const others: File[] = [];
  for (const file of files) {
    if (!(await isRegionMapFile(file))) others.push(file);
    else {
      try {
        const map = readRegionMap(await file.text(), file.name);
        host.show(map, mapLoadedText(map.areas.length));
      } catch (thrown) {
        host.fail({ file: file.name, error: AppError.from(thrown) });
      }
    }
  }
  return others;
}

function mapLoadedText(areas: number): Text {
  return {
    en: `The map was loaded: ${many(areas, 'area')}. It is drawn under Regions on the Overview page; nothing of it is kept.`,
    zh: `地图已载入：${String(areas)} 个区域，显示在“总览”页的“地区分布”中；关闭页面后不保留。`,
  };
}
