/** Owns the four corners of the importance–performance map (Martilla & James 1977), in a manager's words. */
import type { Text } from '../lib/text';

export interface Cuts {
  readonly top: number;
  readonly share: number;
}

export type Quadrant = 'mend' | 'keep' | 'low' | 'enough';

/** Both as shares 0…1; on a cut an item counts as important, and as well rated. */
export function quadrantOf(top: number, share: number, cuts: Cuts): Quadrant {
  if (share >= cuts.share) return top >= cuts.top ? 'keep' : 'mend';
  return top >= cuts.top ? 'enough' : 'low';
}

export const QUADRANTS: Readonly<Record<Quadrant, { readonly name: Text; readonly rule: Text }>> = {
  mend: {
    name: { en: 'Improve first', zh: '优先改进' },
    rule: { en: 'matters, rated below the other items', zh: '影响大，评价低于其他项目' },
  },
  keep: {
    name: { en: 'Keep up', zh: '保持优势' },
    rule: { en: 'matters, and rated well', zh: '影响大，评价较好' },
  },
  enough: {
    name: { en: 'Maintain', zh: '维持现状' },
    rule: { en: 'rated well, tells little of the score: do not spend more here', zh: '评价较好，影响小，不必追加投入' },
  },
  low: {
    name: { en: 'Later', zh: '次要改进' },
    rule: { en: 'rated lower, but tells little of the score', zh: '评价较低，但影响小' },
  },
};
