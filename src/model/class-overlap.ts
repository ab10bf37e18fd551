/** Owns which classes of customers lie within others, so that no energy counts twice. */
import { simplify } from './header-name';

/** Other spellings of a class, by the one that is used here. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    居民: ['城乡居民', '住宅'],
    城镇居民: ['城市居民'],
    乡村居民: ['农村居民'],
    农林牧渔: ['农林牧渔业', '农林渔牧', '农林渔牧业'],
    批发零售: ['批发零售业'],
    住宿餐饮: ['住宿餐饮业'],
    交通运输: ['交通运输业'],
    residential: ['household', 'households', 'domestic'],
    'non-residential': ['nonresidential'],
    agricultural: ['agriculture'],
    transport: ['transportation'],
  }).flatMap(([name, others]) => others.map((other): [string, string] => [other, name])),
);

interface Whole {
  readonly whole: string;
  readonly parts: readonly string[];
  /** Parts that are the whole, where they are all there. */
  readonly complete?: readonly (readonly string[])[];
}

const whole = (name: string, parts: string, ...complete: string[]): Whole => ({
  whole: name,
  parts: parts.split(' '),
  complete: complete.map((names) => names.split(' ')),
});

/** The outer ones first; a part of a part is a part. */
const WHOLES: readonly Whole[] = [
  whole('non-residential', 'commercial industrial agricultural irrigation government public transport wholesale'),
  whole('工商业', '工业 商业 大工业 一般工商业 普通工业 非普工业 非工业 非居民照明 制造业', '工业 商业', '大工业 一般工商业'),
  whole('第一产业', '农林牧渔 农业 农业排灌 农业生产 渔业'),
  whole('第二产业', '工业 建筑业 大工业 普通工业 制造业', '工业 建筑业'),
  whole('第三产业', '服务业 商业 批发零售 住宿餐饮 交通运输 信息业 机关团体 机关 公共事业 公共 政府 学校'),
  whole('服务业', '商业 批发零售 住宿餐饮'),
  whole('商业', '批发零售 住宿餐饮'),
  whole('一般工商业', '商业 普通工业 非普工业 非工业 非居民照明'),
  whole('非普工业', '普通工业 非工业', '普通工业 非工业'),
  whole('工业', '大工业 普通工业 制造业', '大工业 普通工业'),
  whole('农林牧渔', '农业 农业排灌 农业生产 渔业'),
  whole('农业', '农业排灌 农业生产'),
  whole('agricultural', 'irrigation'),
  whole('居民', '城镇居民 乡村居民', '城镇居民 乡村居民'),
];

/** Pairs that share customers, or may, while neither holds the other. */
const UNCLEAR: readonly (readonly [RegExp, RegExp])[] = [
  [/^非居民$/, /工业|商业|服务业|产业|非居民照明/],
  [/^(?:工业|第二产业|制造业)$/, /^(?:一般工商业|非普工业|工商业)$/],
  [/^(?:第三产业|服务业)$/, /工商业|^非普工业|^非工业/],
  // Of two sizes upwards, or downwards, one holds some or all of the other.
  [/\d.*以上$|^(?:[大高][于於]|超过|[>≥])/, /\d.*以上$|^(?:[大高][于於]|超过|[>≥])/],
  [/\d.*以下$|^(?:[小低][于於]|不足|[<≤])/, /\d.*以下$|^(?:[小低][于於]|不足|[<≤])/],
];

function keyOf(name: string): string {
  const bare = simplify(name).replace(/生活$|及其他$/, '');
  return SPELLINGS.get(bare) ?? bare;
}

/**
 * The classes that count, of those that a file names: of a whole and its parts the whole, unless the parts that make it up are all
 * there. null where two classes overlap and it cannot be told by how much.
 */
export function withoutOverlap(classes: readonly string[]): ReadonlySet<string> | null {
  const kept = new Map(classes.map((name) => [keyOf(name), name]));
  if (kept.size < classes.length) return null;
  for (const { whole: outer, parts, complete = [] } of WHOLES) {
    if (!kept.has(outer)) continue;
    const isMadeUp = complete.some((names) => names.every((name) => kept.has(name)));
    for (const name of isMadeUp ? [outer] : parts) kept.delete(name);
  }
  const keys = [...kept.keys()];
  const isUnclear = UNCLEAR.some(([one, other]) =>
    keys.some((first) => one.test(first) && keys.some((second) => second !== first && other.test(second))),
  );
  return isUnclear ? null : new Set(kept.values());
}
