/** Owns saved segmentations and tags, as far as what was saved still makes sense. */
import type { ParamValue } from '../segment/method';
import { readEdits } from '../segment/segment-edits';
import type { KeptSegmentation, SegmentationChoice } from '../segment/segmentation';
import { readTag, type Tag } from '../tag/tag';

/** null for what is no segmentation. Whether the data has what its parameters name is asked when it is run. */
export function readSegmentation(saved: unknown): SegmentationChoice | null {
  if (!isRecord(saved) || typeof saved['method'] !== 'string' || !isRecord(saved['params'])) return null;
  const params = Object.fromEntries(
    Object.entries(saved['params']).filter((entry): entry is [string, ParamValue] => isJson(entry[1])),
  );
  const edits = readEdits(saved['edits']);
  return { method: saved['method'], params, ...(Object.keys(edits).length > 0 && { edits }) };
}

export function readKept(saved: unknown): KeptSegmentation[] {
  if (!Array.isArray(saved)) return [];
  return saved.flatMap((item: unknown) => {
    if (!isRecord(item) || typeof item['id'] !== 'string' || typeof item['name'] !== 'string') return [];
    const choice = readSegmentation(item['choice']);
    return choice === null ? [] : [{ id: item['id'], name: item['name'], choice }];
  });
}

/** null when none were ever saved. */
export function readTags(saved: unknown): Tag[] | null {
  return Array.isArray(saved) ? saved.flatMap((item: unknown) => readTag(item) ?? []) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isJson(value: unknown): value is ParamValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return isRecord(value) && Object.values(value).every(isJson);
}
