/** Owns set operations between two kept segmentations: crossed, or customers by what they are in both. */
import type { Text } from '../../lib/text';
import { ident, join, sql, type Sql } from '../../sql/sql';
import type { KeptResult, MethodReport, Params, ParamValue, SegmentInfo, SegmentMethod } from '../method';
import { ownGroups } from '../own-groups';
import { createSegment, OTHER, segmentInfo } from '../segment-table';

/** More than this many combinations nobody can tell apart; the smaller ones are gathered. */
const MOST_SEGMENTS = 12;

/** Between the two sides of a key. */
const SIGN = ' × ';

/** What there is to choose from on both sides, for the editor. */
export interface CombineReport extends MethodReport {
  readonly kind: 'combine';
  readonly one: Side;
  readonly other: Side;
}

export function isCombineReport(report: MethodReport | null): report is CombineReport {
  return report?.kind === 'combine';
}

interface Side {
  readonly name: Text;
  readonly segments: readonly SegmentInfo[];
}

interface Pair {
  readonly one: string;
  readonly other: string;
  readonly key: string;
}

const HOW: readonly { readonly value: string; readonly text: Text }[] = [
  { value: 'cross', text: { en: 'Cross: every combination', zh: '交叉：全部组合' } },
  { value: 'and', text: { en: 'In both (and)', zh: '同时属于（交集）' } },
  { value: 'or', text: { en: 'In either (or)', zh: '属于任一（并集）' } },
  { value: 'not', text: { en: 'In the first, not in the second', zh: '属于前者但不属于后者（差集）' } },
];

const method: SegmentMethod = {
  id: 'combine',
  reads: 'kept',
  isCapped: ({ how }) => how === 'cross',
  place: 80,
  text: { en: 'Combine two kept ones', zh: '组合已保存方案' },
  description: {
    en: 'Crosses two kept segmentations, or finds the customers that are in chosen segments of both, of either, or of one only.',
    zh: '将两个已保存的分群方案交叉，或按所选客群求交集、并集、差集。',
  },
  params: () => [{ id: 'how', text: { en: 'How', zh: '组合方式' }, kind: 'choice', options: HOW }],
  defaults: () => ({ how: 'cross', one: '', other: '', inOne: [], inOther: [] }),
  read: ({ one, other, inOne, inOther }) => ({
    one: typeof one === 'string' ? one : '',
    other: typeof other === 'string' ? other : '',
    inOne: keysOf(inOne),
    inOther: keysOf(inOther),
  }),
  lacks: (params) =>
    params['one'] === '' || params['other'] === ''
      ? {
          en: 'Two kept segmentations are needed: set one up, press "Keep" in the bar above, do so with another, and choose both here.',
          zh: '需要两个已保存的分群方案：先设置好一种分群，点击上方“保存方案”，再保存另一种，然后在此选择两者。',
        }
      : null,
  async run({ runner, into, signal, kept, segmentsToday }, params) {
    const one = await kept(String(params['one']));
    const other = await kept(String(params['other']));
    const report: CombineReport = { kind: 'combine', one: sideOf(one), other: sideOf(other) };
    if (params['how'] !== 'cross') {
      const statement = setStatement(one, other, params, into);
      await runner.run(statement, { signal });
      return { segments: setSegments(one, other, params), report, statements: [statement] };
    }
    const counted = await runner.run(countPairs(one, other), { signal });
    const others = counted.texts('other');
    const all = counted.texts('one').map((key, i): Pair => pairOf(key ?? '', others[i] ?? ''));
    const pairs = ownGroups(all, MOST_SEGMENTS, segmentsToday);
    const statement = crossStatement(one, other, pairs, into);
    await runner.run(statement, { signal });
    const segments = [...pairs, ...(all.length > pairs.length ? [null] : [])].map((pair, place) =>
      pair === null ? otherSegment() : crossSegment(pair, place, one, other),
    );
    return { segments, report, statements: [countPairs(one, other), statement] };
  },
};

function keysOf(saved: ParamValue | undefined): string[] {
  return Array.isArray(saved) ? saved.filter((key): key is string => typeof key === 'string') : [];
}

const sideOf = ({ name, segments }: KeptResult): Side => ({ name, segments });

/** One row a combination with customers, from large to small. */
function countPairs(one: KeptResult, other: KeptResult): Sql {
  return sql`
SELECT a.segment AS one, b.segment AS other, count(*)::INTEGER AS customers
FROM ${one.table} a
JOIN ${other.table} b ON b.customer_id = a.customer_id
GROUP BY a.segment, b.segment
ORDER BY customers DESC, one, other`;
}

/** "A × B"; where a side holds that sign itself, written so that no two pairs have one key, at whatever time they are counted. */
function pairOf(one: string, other: string): Pair {
  const isPlain = !one.includes(SIGN) && !other.includes(SIGN);
  return { one, other, key: isPlain ? one + SIGN + other : JSON.stringify([one, other]) };
}

function crossStatement(one: KeptResult, other: KeptResult, pairs: readonly Pair[], into: Sql): Sql {
  const rows = pairs.map((pair) => sql`(${pair.one}, ${pair.other}, ${pair.key})`);
  const named =
    rows.length === 0
      ? sql`SELECT NULL::VARCHAR AS one, NULL::VARCHAR AS other, NULL::VARCHAR AS key WHERE FALSE`
      : sql`SELECT * FROM (VALUES ${join(rows, ', ')}) AS pair(one, other, key)`;
  return sql`${createSegment(into)}
WITH
-- one row a combination that is a segment of its own
named AS (${named})
-- one row per customer
SELECT a.customer_id, coalesce(n.key, ${OTHER}) AS segment, ${reason(one, other)} AS reason
FROM ${one.table} a
JOIN ${other.table} b ON b.customer_id = a.customer_id
LEFT JOIN named n ON n.one = a.segment AND n.other = b.segment`;
}

function setStatement(one: KeptResult, other: KeptResult, params: Params, into: Sql): Sql {
  const inside = (alias: string, keys: readonly string[]): Sql =>
    keys.length === 0 ? sql`FALSE` : sql`${ident(alias, 'segment')} IN (${keys})`;
  const a = inside('a', keysOf(params['inOne']));
  const b = inside('b', keysOf(params['inOther']));
  const both = params['how'] === 'and' ? sql`${a} AND ${b}` : params['how'] === 'or' ? sql`${a} OR ${b}` : sql`${a} AND NOT ${b}`;
  return sql`${createSegment(into)}
-- one row per customer
SELECT a.customer_id, CASE WHEN ${both} THEN 'in' ELSE 'out' END AS segment, ${reason(one, other)} AS reason
FROM ${one.table} a
JOIN ${other.table} b ON b.customer_id = a.customer_id`;
}

function reason(one: KeptResult, other: KeptResult): Sql {
  return sql`concat(${`${one.name.en}=`}, a.segment, ${`, ${other.name.en}=`}, b.segment)`;
}

function textOf(key: string, side: KeptResult): Text {
  return side.segments.find((segment) => segment.key === key)?.text ?? { en: key, zh: key };
}

function crossSegment(pair: Pair, place: number, one: KeptResult, other: KeptResult): SegmentInfo {
  const [a, b] = [textOf(pair.one, one), textOf(pair.other, other)];
  return {
    key: pair.key,
    text: { en: `${a.en} × ${b.en}`, zh: `${a.zh} × ${b.zh}` },
    colour: place,
    rule: {
      en: `${one.name.en} is ${a.en} and ${other.name.en} is ${b.en}`,
      zh: `${one.name.zh}为${a.zh}，且${other.name.zh}为${b.zh}`,
    },
  };
}

function otherSegment(): SegmentInfo {
  const rule = { en: 'the smaller combinations', zh: '其余较小的组合' };
  return { ...segmentInfo(OTHER, 0, rule), rule };
}

function setSegments(one: KeptResult, other: KeptResult, params: Params): SegmentInfo[] {
  const list = (side: KeptResult, keys: readonly string[], locale: 'en' | 'zh'): string => {
    const names = keys.map((key) => textOf(key, side)[locale]);
    if (names.length === 0) return locale === 'en' ? 'nothing' : '（未选）';
    return `${side.name[locale]}${locale === 'en' ? ' is ' : '为'}${names.join(locale === 'en' ? ' or ' : '或')}`;
  };
  const [inOne, inOther] = [keysOf(params['inOne']), keysOf(params['inOther'])];
  const link = { and: [' and ', '且'], or: [' or ', '或'], not: [' and not ', '且非'] }[String(params['how'])] ?? ['', ''];
  const rule: Text = {
    en: list(one, inOne, 'en') + (link[0] ?? '') + list(other, inOther, 'en'),
    zh: list(one, inOne, 'zh') + (link[1] ?? '') + list(other, inOther, 'zh'),
  };
  return [
    { key: 'in', text: { en: 'In', zh: '符合' }, colour: 0, rule },
    { key: 'out', text: { en: 'Others', zh: '其余' }, colour: -1, rule: { en: `not (${rule.en})`, zh: `不满足：${rule.zh}` } },
  ];
}

export default method;
