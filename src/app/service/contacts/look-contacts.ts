/** Owns what the tab of contacts says about its data, the most telling first. */
import type { ModelInfo } from '../../../model/model-info';
import type { ContactLimits } from '../../../service/contact-limits';
import type { Finding, FindingsQuestion, LookForFindings } from '../finding';
import { findAfterComplaint, findComplaintGroups } from './find-complaints';
import { findCauses, findOpen } from './find-open';
import { findRepeats, findSlow } from './find-slow';
import { findSlowResponse } from './find-slow-response';
import { traced } from '../traced';

/** Whether the data has rows of a table, and all of these roles. */
export function hasRows(model: ModelInfo, table: string, ...roles: readonly string[]): boolean {
  return (model.rows[table] ?? 0) > 0 && roles.every((role) => model.roles.includes(role));
}

/** Hours within which contacts are to be dealt with. */
export interface Promised {
  /** To close, by type. */
  readonly limits: ContactLimits;
  /** To respond. */
  readonly responseHours: number;
}

/** Sentences about contacts; none without moments of opening. */
export async function lookForContacts(question: FindingsQuestion, promised: Promised): Promise<readonly Finding[]> {
  const has = (table: string, ...roles: readonly string[]): boolean => hasRows(question.model, table, ...roles);
  if (!has('contact', 'opened_at')) return [];
  const [byType, closes] = [has('contact', 'type'), has('contact', 'closed_at')];
  const tests: readonly LookForFindings[] = [
    ...(byType ? [findComplaintGroups] : []),
    ...(closes ? [(one: FindingsQuestion) => findSlow(one, promised.limits)] : []),
    ...(has('contact', 'responded_at') ? [(one: FindingsQuestion) => findSlowResponse(one, promised.responseHours)] : []),
    findRepeats,
    ...(byType && has('survey', 'overall', 'answered') ? [findAfterComplaint] : []),
  ];
  const found: Finding[] = [];
  for (const test of tests) found.push(...(await traced({ ...question, questions: tests.length }, test)));
  if (closes) found.push(...(await findOpen(question, promised.limits)));
  return [...found, ...(await findCauses(question))];
}
