/** Owns what the pickers of segmentations offer, and the choice behind each. */
import type { Locale, Text } from '../../lib/text';
import type { ModelInfo } from '../../model/model-info';
import { SEGMENT_METHODS } from '../../segment/registry';
import { validChoice, type KeptSegmentation, type SegmentationChoice } from '../../segment/segmentation';

interface Option {
  readonly value: string;
  readonly text: string;
  readonly group: string;
}

const KEPT = 'kept:';
const METHOD = 'method:';
const GROUPS: Readonly<Record<'kept' | 'methods', Text>> = {
  kept: { en: 'Kept', zh: '已保存方案' },
  methods: { en: 'Methods', zh: '分群方法' },
};

/** Kept segmentations first, then the methods. */
export function segmentationOptions(kept: readonly KeptSegmentation[], locale: Locale): Option[] {
  return [
    ...kept.map(({ id, name }) => ({ value: KEPT + id, text: name, group: GROUPS.kept[locale] })),
    ...SEGMENT_METHODS.map(({ id, text }) => ({ value: METHOD + id, text: text[locale], group: GROUPS.methods[locale] })),
  ];
}

/** The option that stands for the choice: a kept one when it is exactly that. */
export function optionOf(choice: SegmentationChoice, kept: readonly KeptSegmentation[], model: ModelInfo): string {
  const same = keptAs(choice, kept, model);
  return same === undefined ? METHOD + choice.method : KEPT + same.id;
}

/** The kept segmentation that is the same to the last edit. */
export function keptAs(
  choice: SegmentationChoice,
  kept: readonly KeptSegmentation[],
  model: ModelInfo,
): KeptSegmentation | undefined {
  const key = JSON.stringify(validChoice(choice, model));
  return kept.find((candidate) => JSON.stringify(validChoice(candidate.choice, model)) === key);
}

/** null when the option is gone. */
export function choiceOf(option: string, kept: readonly KeptSegmentation[]): SegmentationChoice | null {
  if (option.startsWith(METHOD)) return { method: option.slice(METHOD.length), params: {} };
  return kept.find(({ id }) => id === option.slice(KEPT.length))?.choice ?? null;
}

/** True when the choice is made of that kept segmentation, directly or through others. */
export function isMadeOf(choice: SegmentationChoice, id: string, kept: readonly KeptSegmentation[]): boolean {
  const seen = new Set<string>();
  const reaches = ({ method, params }: SegmentationChoice): boolean => {
    if (method !== 'combine') return false;
    return [params['one'], params['other']].some((part) => {
      if (part === id) return true;
      if (typeof part !== 'string' || seen.has(part)) return false;
      seen.add(part);
      const inner = kept.find((candidate) => candidate.id === part);
      return inner !== undefined && reaches(inner.choice);
    });
  };
  return reaches(choice);
}
