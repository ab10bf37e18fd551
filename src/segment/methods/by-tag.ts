/** Owns segmentation by tags: chosen tags in order of priority; a customer's segment is the first tag that fires. */
import { AppError, isAbort } from '../../lib/errors';
import type { Text } from '../../lib/text';
import { EMPTY, sql, type Sql } from '../../sql/sql';
import { tagsInUse } from '../../tag/library';
import { leavesOf } from '../../tag/rule';
import { ruleLacks } from '../../tag/rule-lacks';
import { reasonSql, ruleSql } from '../../tag/rule-sql';
import { ruleText } from '../../tag/rule-text';
import type { Tag } from '../../tag/tag';
import type { MethodTask, Params, SegmentInfo, SegmentMethod } from '../method';
import { withEarlier } from '../earlier-tables';
import { createSegment } from '../segment-table';

/** Key of the customers for whom no chosen tag fires. */
export const NO_TAG = '(no tag)';
const NO_TAG_TEXT: Text = { en: 'No tag', zh: '无标签' };

/** More segments than colours can tell apart help nobody. */
export const MOST_TAGS = 10;

const FIRST = ['high_risk', 'important', 'outage_sensitive', 'ev_candidate', 'large_consumer'];

/** Ids of the chosen tags, the most important first. */
export function chosenTags(params: Params): string[] {
  const tags = params['tags'];
  return Array.isArray(tags) ? tags.filter((id): id is string => typeof id === 'string') : [];
}

const method: SegmentMethod = {
  id: 'by-tag',
  reads: 'tags',
  place: 20,
  text: { en: 'By tags', zh: '按标签' },
  description: {
    en: 'Each customer belongs to the first of the chosen tags that fires; the rest have no tag.',
    zh: '按优先顺序，客户归入首个命中的标签；均未命中的为“无标签”。',
  },
  params: () => [],
  defaults(model) {
    const ready = tagsInUse(null, model).map(({ id }) => id);
    const preferred = FIRST.filter((id) => ready.includes(id));
    return { tags: preferred.length > 0 ? preferred : ready.slice(0, 3) };
  },
  read(saved) {
    const ids = [...new Set(chosenTags(saved))].slice(0, MOST_TAGS);
    return ids.length > 0 || Array.isArray(saved['tags']) ? { tags: ids } : {};
  },
  lacks(params) {
    return chosenTags(params).length > 0
      ? null
      : { en: 'No tag is chosen. Choose at least one below.', zh: '尚未选择标签，请至少选择一个。' };
  },
  async run(task, params) {
    const { runner, model, into, signal } = task;
    const wanted = chosenTags(params);
    // One that was deleted since, or for which this data lacks a field, fires for nobody.
    const tags = wanted
      .flatMap((id) => task.tags.find((tag) => tag.id === id) ?? [])
      .filter(({ rule }) => ruleLacks(rule, model) === null);
    await proveOwnSql(tags, task);
    const whens = (value: (tag: Tag) => Sql): Sql =>
      tags.reduce((before, tag) => sql`${before}\n    WHEN ${ruleSql(tag.rule, model)} THEN ${value(tag)}`, sql``);
    const chosen = (value: (tag: Tag) => Sql, rest: Sql): Sql =>
      tags.length === 0 ? rest : sql`CASE${whens(value)}\n    ELSE ${rest}\n  END`;
    const create = sql`${createSegment(into)}${asFacts(task)}
-- one row per customer: the first tag that fires, and the values that made it fire
SELECT
  customer_id,
  ${chosen(({ id }) => sql`${id}`, sql`${NO_TAG}`)} AS segment,
  ${chosen(({ rule }) => reasonSql(rule, model), sql`CAST(NULL AS VARCHAR)`)} AS reason
FROM customer_facts`;
    await runner.run(create, { signal });
    const found = await runner.run(sql`SELECT DISTINCT segment FROM ${into} ORDER BY segment`, { signal });
    const keys = new Set(found.texts('segment'));
    const segments = tags.map((tag, place): SegmentInfo => ({
      key: tag.id,
      text: tag.name,
      colour: place,
      rule: ruleText(tag.rule, model),
    }));
    const none: SegmentInfo = {
      ...{ key: NO_TAG, text: NO_TAG_TEXT, colour: -1 },
      rule: { en: 'none of the chosen tags fires', zh: '未命中任何所选标签' },
    };
    return { segments: [...segments, none].filter(({ key }) => keys.has(key)), report: null, statements: [create] };
  },
};

/** Rules speak of customer_facts, and of tables of what happened; here these may be others, in their sub-queries too. */
function asFacts({ facts, earlier }: MethodTask): Sql {
  if (earlier !== undefined) return sql`\n${withEarlier(earlier)}`;
  return facts.text === 'customer_facts'
    ? EMPTY
    : sql`
WITH
-- one row per customer
customer_facts AS NOT MATERIALIZED (SELECT * FROM ${facts})`;
}

/** Own SQL may say what holds of a table, not of a customer; only the engine can tell. @throws AppError `tag_rule_invalid` */
async function proveOwnSql(tags: readonly Tag[], task: MethodTask): Promise<void> {
  const { runner, model, signal } = task;
  for (const tag of tags) {
    if (!leavesOf(tag.rule).some(({ kind }) => kind === 'sql')) continue;
    try {
      await runner.run(
        sql`${asFacts(task)} SELECT count(*)::INTEGER AS n FROM customer_facts WHERE ${ruleSql(tag.rule, model)}`,
        { signal },
      );
    } catch (thrown) {
      if (isAbort(thrown)) throw thrown;
      const { detail, text } = AppError.from(thrown);
      throw new AppError(
        'tag_rule_invalid',
        {
          en: `The rule of the tag "${tag.name.en}" cannot be used: ${text.en} Correct it under Tags.`,
          zh: `标签“${tag.name.zh}”的规则无法使用：${text.zh}请在“标签”中修改。`,
        },
        { detail, cause: thrown },
      );
    }
  }
}

export default method;
