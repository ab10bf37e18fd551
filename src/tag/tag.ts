/** Owns what a tag is: a rule with a name and someone who answers for it. */
import type { Text } from '../lib/text';
import { readRule, type Rule } from './rule';

/** social, value and behaviour attributes, and the labels on top of them (DOMAIN.md §3). */
export type TagFamily = 'social' | 'value' | 'behaviour' | 'label';
export const TAG_FAMILIES: readonly TagFamily[] = ['social', 'value', 'behaviour', 'label'];

/** Plain JSON. A customer may carry any number of tags. */
export interface Tag {
  /** Stable for the life of the tag; of library tags the same everywhere. */
  readonly id: string;
  /** What the user types stands in both languages. */
  readonly name: Text;
  readonly family: TagFamily;
  readonly rule: Rule;
  readonly description: Text;
  /** Who answers for the definition; may be empty. */
  readonly owner: string;
  /** Counts up with every change of the rule, from 1. */
  readonly version: number;
}

/** A saved tag as it was; null for what is none. */
export function readTag(saved: unknown): Tag | null {
  if (typeof saved !== 'object' || saved === null) return null;
  const { id, name, family, rule, description, owner, version } = saved as Record<string, unknown>;
  const readName = readText(name);
  const read = readRule(rule);
  const known = TAG_FAMILIES.find((candidate) => candidate === family);
  if (typeof id !== 'string' || readName === null || read === null || known === undefined) return null;
  return {
    ...{ id, name: readName, family: known, rule: read },
    description: readText(description) ?? { en: '', zh: '' },
    owner: typeof owner === 'string' ? owner : '',
    version: typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : 1,
  };
}

function readText(saved: unknown): Text | null {
  if (typeof saved !== 'object' || saved === null) return null;
  const { en, zh } = saved as Record<string, unknown>;
  return typeof en === 'string' && typeof zh === 'string' ? { en, zh } : null;
}
