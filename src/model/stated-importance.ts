/** Owns how a question about importance is told from one about satisfaction, and which item it is about. */
import { matchName } from './name-match';
import type { Role } from './role';
import { roleById } from './role-registry';
import { SURVEY_ITEMS } from './roles/survey';

const WORDS = /的?(?:重要性|重要度|重要程度|重视程度|重视度|是否重要)|\bimportance\b|\bimportant\b/i;
const FILLERS = /您|你|请问|认为|觉得|对于?|\b(?:of|how|is|the|to|you|for|rating)\b|[?？:：]/gi;
const ENOUGH = 0.6;

/** 电价重要性, importance of price: what asks how much an item matters is no rating of it. */
export function isStated(item: string): boolean {
  return WORDS.test(item.replaceAll('_', ' '));
}

/** True for 电价重要性 and the like, whatever else such a header holds. */
export function isItemImportance(header: string): boolean {
  return SURVEY_ITEMS.includes(statedOf(header) ?? '');
}

/** The item that a question about importance is about: a role's id, or the rest of its name; null for any other question. */
export function statedOf(item: string): string | null {
  const spaced = item.replaceAll('_', ' ');
  if (!WORDS.test(spaced)) return null;
  const bare = spaced.replace(WORDS, ' ').replace(FILLERS, ' ').trim();
  const [best] = SURVEY_ITEMS.flatMap((id) => roleById(id) ?? [])
    .map((role: Role) => ({ id: role.id, score: matchName(bare, role).score }))
    .sort((a, b) => b.score - a.score);
  return best !== undefined && best.score >= ENOUGH ? best.id : bare;
}
