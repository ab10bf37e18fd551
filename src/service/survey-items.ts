/** Owns the items of the questionnaire that this data has, and where customers said how much each matters. */
import { sameText, type Text } from '../lib/text';
import type { ModelInfo } from '../model/model-info';
import { roleById } from '../model/role-registry';
import { SURVEY_ITEMS } from '../model/roles/survey';
import { isStated, statedOf } from '../model/stated-importance';

export interface SurveyItem {
  /** As `survey_item.item` calls it. */
  readonly id: string;
  readonly text: Text;
  /** The item of `survey_item` with the importance that customers stated; null when they were not asked. */
  readonly stated: string | null;
}

const NO_ITEMS: readonly string[] = ['overall', 'nps', 'comment'];

/** Those of the usual questionnaire first, in its order, then the file's own by answers; what asks for importance is no item itself. */
export function surveyItems(model: Pick<ModelInfo, 'survey'>): SurveyItem[] {
  const answers = new Map<string, number>();
  for (const { item, answers: n } of (model.survey ?? []).flatMap(({ questions }) => questions))
    if (!NO_ITEMS.includes(item)) answers.set(item, (answers.get(item) ?? 0) + n);
  const asked = [...answers].filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1]);
  const names = asked.map(([item]) => item);
  const items = [...SURVEY_ITEMS.filter((id) => names.includes(id)), ...names.filter((item) => !SURVEY_ITEMS.includes(item))];
  return items
    .filter((item) => !isStated(item))
    .map((id) => ({
      id,
      text: roleById(id)?.text ?? sameText(id),
      stated: names.find((name) => statedOf(name) === id) ?? null,
    }));
}

/** True where the question is asked: by a column of its own, or in a list of answers. */
export function hasQuestion({ survey = [], roles }: Pick<ModelInfo, 'survey' | 'roles'>, item: 'overall' | 'comment'): boolean {
  return roles.includes(item) || survey.some(({ questions }) => questions.some((question) => question.item === item));
}
