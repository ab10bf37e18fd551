/** Owns the search for lines that are interrupted more often than chance allows, and for what stands behind it. */
import { holmAdjusted } from '../../lib/holm';
import { rateRatio, type RateRatio } from '../../lib/rate-ratio';
import type { Line } from './line-events';

const ALPHA = 0.05;
/** A cause is named when it is so much more frequent than elsewhere. */
const LEAST_CAUSE_RATIO = 2;
const LEAST_CAUSE_EVENTS = 3;

export interface BadLine {
  readonly line: Line;
  /** Against all other lines together; p adjusted for the number of lines (Holm) and for the other questions. */
  readonly against: RateRatio;
  /** Mean interruptions of the other lines. */
  readonly othersMean: number;
  readonly others: number;
  /** The cause that is more frequent here than on the others, when one stands out; adjusted for the number of causes. */
  readonly cause: { readonly name: string; readonly events: number; readonly against: RateRatio } | null;
}

/** Lines of at least `smallGroup` customers with more interruptions than the others, the worst first. Each line counts as one exposure. @param questions tests made beside this one, this one counted */
export function findBadLines(lines: readonly Line[], smallGroup: number, questions = 1): BadLine[] {
  const tried = lines.filter(({ customers }) => customers >= smallGroup);
  const total = tried.reduce((sum, { events }) => sum + events, 0);
  const others = tried.length - 1;
  const ratios = tried.map(({ events }) => rateRatio(events, 1, total - events, others));
  const adjusted = holmAdjusted(ratios.map((ratio) => ratio?.p ?? NaN));
  return tried
    .flatMap((line, i): BadLine[] => {
      const [ratio, p] = [ratios[i] ?? null, Math.min(1, questions * (adjusted[i] ?? NaN))];
      if (ratio === null || !(p < ALPHA) || ratio.ratio <= 1) return [];
      const rest = tried.filter((other) => other !== line);
      return [
        {
          line,
          against: { ...ratio, p },
          othersMean: (total - line.events) / others,
          others,
          cause: mainCause(line, rest),
        },
      ];
    })
    .sort((a, b) => b.against.ratio - a.against.ratio);
}

function mainCause(line: Line, rest: readonly Line[]): BadLine['cause'] {
  const causes = [...line.causes].filter(([name]) => name !== '');
  const ratios = causes.map(([name, events]) => {
    const elsewhere = rest.reduce((sum, other) => sum + (other.causes.get(name) ?? 0), 0);
    return rateRatio(events, 1, elsewhere, rest.length);
  });
  const adjusted = holmAdjusted(ratios.map((ratio) => ratio?.p ?? NaN));
  const found = causes.flatMap(([name, events], i) => {
    const ratio = ratios[i];
    const p = adjusted[i] ?? NaN;
    const stands = ratio != null && p < ALPHA && ratio.ratio >= LEAST_CAUSE_RATIO && events >= LEAST_CAUSE_EVENTS;
    return stands ? [{ name, events, against: { ...ratio, p } }] : [];
  });
  return found.sort((a, b) => b.events - a.events)[0] ?? null;
}
