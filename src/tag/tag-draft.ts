/** Owns what a tag's rule was changed to and not saved yet. */
import { readRule, type Rule } from './rule';

/** Plain JSON. */
export interface TagDraft {
  /** The last one that could be read; null while it is the tag's own. */
  readonly rule: Rule | null;
  /** SQL as it was typed, which may say nothing yet; null when the form was used last. */
  readonly typed: string | null;
}

/** Tag's id → its draft. */
export type TagDrafts = Readonly<Record<string, TagDraft>>;

/** Saved drafts as far as they make sense. */
export function readDrafts(saved: unknown): TagDrafts {
  if (typeof saved !== 'object' || saved === null || Array.isArray(saved)) return {};
  return Object.fromEntries(
    Object.entries(saved).flatMap(([id, item]: [string, unknown]) => {
      if (typeof item !== 'object' || item === null) return [];
      const { rule, typed } = item as Record<string, unknown>;
      const draft: TagDraft = { rule: readRule(rule), typed: typeof typed === 'string' ? typed : null };
      return draft.rule === null && draft.typed === null ? [] : [[id, draft]];
    }),
  );
}
