/** Owns what a segmentation rests on beside its own settings: rules of tags and risks, and the kept segmentations it is made of. */
import { segmentMethod } from '../segment/registry';
import { deciding } from '../segment/segment-edits';
import type { SegmentationChoice } from '../segment/segmentation';
import type { Choices } from './choices';

type Parts = Pick<Choices, 'tags' | 'risks' | 'kept'>;

/**
 * The same text while the same customers would fall into the same segments by what the choice names; settings of its own are not in it.
 * Two loads whose texts differ were cut by different rules, although their parameters, which hold only ids, may be equal.
 */
export function basisOf(parts: Parts, choice: SegmentationChoice): string {
  return JSON.stringify(basis(parts, choice, []));
}

/** @param inside ids of kept segmentations around this one: two that name each other must come to an end */
function basis(parts: Parts, { method, params }: SegmentationChoice, inside: readonly string[]): unknown {
  const { reads } = segmentMethod(method);
  const text = JSON.stringify(params);
  if (reads === 'tags') return named(parts.tags, text)?.map(({ id, rule }) => [id, rule]) ?? null;
  if (reads === 'risks') return named(parts.risks, text)?.map(({ id, rules, medium, high }) => [id, rules, medium, high]) ?? null;
  if (reads !== 'kept') return null;
  return parts.kept
    .filter(({ id }) => text.includes(JSON.stringify(id)) && !inside.includes(id))
    .map(({ id, choice }) => [
      ...[id, choice.method, choice.params, deciding(choice.edits ?? {})],
      basis(parts, choice, [...inside, id]),
    ]);
}

/** Those whose id the parameters hold; all where they hold none, since the method then takes what there is. */
function named<T extends { readonly id: string }>(all: readonly T[] | null, text: string): readonly T[] | null {
  const found = all?.filter(({ id }) => text.includes(JSON.stringify(id))) ?? [];
  return found.length > 0 ? found : all;
}
