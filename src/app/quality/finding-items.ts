/** Owns the list of findings: what the checks found and what the model noticed beyond them, the worst first. */
import type { Text } from '../../lib/text';
import { SEVERITIES, type Check, type Found, type Severity } from '../../model/quality/check';
import { CHECKS } from '../../model/quality/registry';
import type { Problem } from '../../intake/raw-table';
import type { QualityDesk } from './quality-desk.svelte';
import { cleanText } from './quality-text';

export interface FindingItem {
  readonly key: string;
  readonly severity: Severity;
  readonly sentence: Text;
  /** A problem noted by the model has no check, and with it no list. */
  readonly check: Check | null;
  readonly found: Found | null;
  /** Name of the check, or the file a problem is about. */
  readonly about: Text;
}

/** Problems whose tables are of no use at all, as against those that were put right. */
const WEIGHTY = new Set(['table_not_joined', 'no_interval', 'interval_too_long']);

/** A check that found nothing, for a look at what it is judged by. */
export function cleanItem(check: Check): FindingItem {
  return { key: check.id, severity: 'note', sentence: cleanText(check.text), check, found: null, about: check.text };
}

/** `problems` are those of reading and building; what a check says with its rows is not said again. */
export function findingItems(desk: QualityDesk, problems: readonly Problem[]): FindingItem[] {
  const said = new Set(CHECKS.flatMap(({ replaces }) => replaces ?? []));
  const items = CHECKS.flatMap((check): FindingItem[] => {
    const outcome = desk.outcomes.get(check.id);
    const input = desk.inputOf(check);
    if (outcome?.kind !== 'found' || outcome.found.n === 0 || input === null) return [];
    const { found } = outcome;
    return [{ key: check.id, severity: check.severity, sentence: check.sentence(found, input), check, found, about: check.text }];
  });
  const others = problems
    .filter(({ code }) => !said.has(code))
    .map(({ code, text, file }, i): FindingItem => ({
      key: `${code} ${i}`,
      severity: WEIGHTY.has(code) ? 'look' : 'note',
      sentence: text,
      check: null,
      found: null,
      about: { en: file, zh: file },
    }));
  return [...items, ...others].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}
