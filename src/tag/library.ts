/** Owns the tags that are ready for use, as far as the data at hand has what they ask for. */
import type { ModelInfo } from '../model/model-info';
import { BEHAVIOUR_TAGS } from './library/behaviour';
import { LABELS } from './library/labels';
import { SOCIAL_TAGS } from './library/social';
import { VALUE_TAGS } from './library/value';
import { fitRule } from './library/fit-rule';
import type { Tag } from './tag';

const LIBRARY: readonly Tag[] = [...LABELS, ...VALUE_TAGS, ...BEHAVIOUR_TAGS, ...SOCIAL_TAGS];

/** Ready tags for this data: alternatives that it lacks are left out of their rules, tags of which nothing is left are not offered. */
export function libraryTags(model: ModelInfo): Tag[] {
  return LIBRARY.flatMap((tag) => {
    const rule = fitRule(tag.rule, model);
    return rule === null ? [] : [{ ...tag, rule }];
  });
}

/** The user's tags, or the ready ones before there are any. */
export function tagsInUse(tags: readonly Tag[] | null, model: ModelInfo): readonly Tag[] {
  return tags ?? libraryTags(model);
}
