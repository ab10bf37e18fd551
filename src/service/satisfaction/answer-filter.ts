/** Owns the filters of those who answered the question of overall satisfaction, and of those who did not. */
import { eventFilter, type EventFilter } from '../../model/event-filter';
import type { Coverage } from './coverage';

const OVERALL = { column: 'item', values: ['overall'], isTold: true } as const;

/** Those with at least one answer, whatever it was. */
export function answeredFilter(): EventFilter {
  return eventFilter('survey_item', { en: 'Answered the survey', zh: '已作答满意度调查' }, OVERALL);
}

/** Of those asked, where the table lists whom nobody heard of; else of all customers. */
export function unansweredFilters(base: Coverage['base']): EventFilter[] {
  const none = eventFilter('survey_item', { en: 'Answers to the survey', zh: '满意度调查答卷' }, OVERALL);
  const unanswered = { ...none, count: { least: 0, most: 0 } };
  return base === 'customers'
    ? [unanswered]
    : [unanswered, eventFilter('survey_asked', { en: 'Asked in the survey', zh: '满意度调查受访' })];
}
