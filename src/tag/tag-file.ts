/** Owns tag sets as files: what "save" writes and "load" understands. */
import { AppError } from '../lib/errors';
import { readTag, type Tag } from './tag';

const FORMAT = 'wattfolk-tags';

/** Larger than any set of rules written by people. */
const MOST_BYTES = 4_000_000;
/** Bytes at the start of a file that tell it from data. */
const HEAD_BYTES = 200;

/** JSON, readable and with line ends, so that two versions can be compared. */
export function writeTagFile(tags: readonly Tag[]): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, tags }, null, 2)}\n`;
}

/** True for a file that says of itself that it is a tag set; its name does not matter. */
export async function isTagFile(file: File): Promise<boolean> {
  if (file.size > MOST_BYTES) return false;
  const head = await file
    .slice(0, HEAD_BYTES)
    .text()
    .catch(() => '');
  return /^\uFEFF?\s*\{\s*"format"\s*:\s*"wattfolk-tags"/.test(head);
}

/**
 * Tags of a file, each id once. @returns also how many entries were none, and are left out
 * @throws AppError `tag_file_unreadable`, `tag_file_other`, `tag_file_empty`
 */
export function readTagFile(text: string, name: string): { tags: Tag[]; left: number } {
  const saved = parsed(text, name);
  const list = typeof saved === 'object' && saved !== null && 'tags' in saved ? saved.tags : null;
  if (!Array.isArray(list) || !('format' in (saved as object)) || (saved as { format: unknown }).format !== FORMAT) {
    throw new AppError('tag_file_other', {
      en: `"${name}" is not a tag set. Choose a file that was saved with "Save tag set" on this page.`,
      zh: `“${name}”不是标签集文件。请选择由本页“保存标签集”生成的文件。`,
    });
  }
  const tags = new Map<string, Tag>();
  for (const item of list as readonly unknown[]) {
    const tag = readTag(item);
    if (tag !== null && !tags.has(tag.id)) tags.set(tag.id, tag);
  }
  if (tags.size === 0) {
    throw new AppError('tag_file_empty', {
      en: `"${name}" holds no tag that can be read. Nothing was changed.`,
      zh: `“${name}”中没有可读取的标签，未做任何更改。`,
    });
  }
  return { tags: [...tags.values()], left: list.length - tags.size };
}

function parsed(text: string, name: string): unknown {
  try {
    if (text.length <= MOST_BYTES) return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch {
    // Said below.
  }
  throw new AppError('tag_file_unreadable', {
    en: `"${name}" cannot be read: a tag set is a small JSON file. Save it again where it came from.`,
    zh: `无法读取“${name}”：标签集应为较小的 JSON 文件，请在来源处重新保存。`,
  });
}

/** Tags of a file put into a list: one of the same id takes the place of the old one, the others follow. */
export function mergeTags(before: readonly Tag[], loaded: readonly Tag[]): Tag[] {
  const byId = new Map(loaded.map((tag) => [tag.id, tag]));
  const known = new Set(before.map(({ id }) => id));
  return [...before.map((tag) => byId.get(tag.id) ?? tag), ...loaded.filter(({ id }) => !known.has(id))];
}
