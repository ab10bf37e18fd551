/** Owns methods that are statements alone: built, run, listed. */
import type { Text } from '../lib/text';
import { factField, type ModelInfo } from '../model/model-info';
import type { Sql } from '../sql/sql';
import type { MethodReport, MethodTask, Params, SegmentInfo, SegmentMethod } from './method';

/** Where the statements read and write; see MethodTask. */
export type Tables = Pick<MethodTask, 'facts' | 'into' | 'model' | 'earlier' | 'segmentsToday'>;

export interface SqlMethod extends Omit<SegmentMethod, 'run' | 'lacks'> {
  /** Names of facts that must be there under these parameters. */
  needs(params: Params): readonly string[];
  /** What else is missing; null when nothing is. */
  lacks?(params: Params, model: ModelInfo): Text | null;
  build(params: Params, tables: Tables): readonly Sql[];
  /** Statement after `build` whose rows (segment, customers), in order of display, `describe` turns into SegmentInfo. */
  list(params: Params, into: Sql): Sql;
  describe(keys: readonly string[], params: Params, model: ModelInfo): SegmentInfo[];
  /** Asked after the segments are there. */
  report?(task: MethodTask, params: Params): Promise<MethodReport>;
}

/** The method behind the common interface. */
export function sqlMethod(method: SqlMethod): SegmentMethod {
  const { id, text, description, place } = method;
  return {
    ...{ id, text, description, place },
    isCapped: (params) => method.isCapped?.(params) === true,
    params: (model) => method.params(model),
    defaults: (model) => method.defaults(model),
    read: (saved, model) => method.read?.(saved, model) ?? {},
    lacks: (params, model) => missingFacts(method.needs(params), model) ?? method.lacks?.(params, model) ?? null,
    async run(task, params) {
      const statements = method.build(params, task);
      for (const statement of statements) await task.runner.run(statement, { signal: task.signal });
      const listed = await task.runner.run(method.list(params, task.into), { signal: task.signal });
      const keys = listed.texts('segment').filter((key): key is string => key !== null);
      const report = (await method.report?.(task, params)) ?? null;
      return { segments: method.describe(keys, params, task.model), report, statements };
    },
  };
}

/** One sentence that names the facts which are not there; null when all are. */
export function missingFacts(needs: readonly string[], model: ModelInfo): Text | null {
  const missing = needs.filter((name) => factField(model, name) === undefined);
  if (missing.length === 0) return null;
  const named = missing.filter((name) => name !== '').join(', ');
  if (named === '') {
    return {
      en: 'The data has no attribute or measure of the kind this method needs. Add one on the Data page.',
      zh: '数据中没有该方法所需的属性或指标，请在“数据”页补充。',
    };
  }
  return {
    en: `The data lacks ${named}. Choose another measure, or assign the column on the Data page.`,
    zh: `数据缺少 ${named}。请另选指标，或在“数据”页指定对应列。`,
  };
}
