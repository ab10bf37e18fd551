/** Owns the changes to the list of tags: each gives a new list, so that undo takes it back. */
import { sameText } from '../../../lib/text';
import { isSameRule } from '../../../tag/normal-rule';
import { EVERYBODY, type Rule } from '../../../tag/rule';
import type { Tag } from '../../../tag/tag';

export function newTag(tags: readonly Tag[], name: string): Tag {
  return {
    id: freeId(tags),
    name: sameText(freeName(tags, name)),
    family: 'label',
    rule: EVERYBODY,
    description: sameText(''),
    owner: '',
    version: 1,
  };
}

export function copyTag(tags: readonly Tag[], tag: Tag, name: Tag['name']): Tag {
  return { ...tag, id: freeId(tags), name, version: 1 };
}

export function replaceTag(tags: readonly Tag[], tag: Tag): Tag[] {
  return tags.map((before) => (before.id === tag.id ? tag : before));
}

/** The version counts up when the rule is another one. */
export function withRule(tag: Tag, rule: Rule): Tag {
  return isSameRule(tag.rule, rule) ? tag : { ...tag, rule, version: tag.version + 1 };
}

function freeId(tags: readonly Tag[]): string {
  let n = tags.length + 1;
  while (tags.some(({ id }) => id === `tag_${String(n)}`)) n++;
  return `tag_${String(n)}`;
}

function freeName(tags: readonly Tag[], name: string): string {
  const taken = new Set(tags.flatMap((tag) => [tag.name.en, tag.name.zh]));
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name} ${String(n)}`;
  return free;
}
