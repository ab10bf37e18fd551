/** Owns the guess that several columns of energy are a class of customers each: 住宅部门售电量, 服务业部门售电量, and what else the file says of these classes. */
import type { RawColumn } from '../intake/raw-table';
import { withoutOverlap } from './class-overlap';
import { isNumeric } from './column-content';
import { simplify } from './header-name';
import { namesOneMonth } from './header-series';
import type { ClassUse } from './mapping';

export interface ClassColumns {
  /** By column; kwh of at least two classes. */
  readonly uses: ReadonlyMap<string, ClassUse>;
  /** Columns of classes that lie within others, or are made up of others: their energy is counted there. */
  readonly counted: ReadonlySet<string>;
}

/** Longest first, so that 非居民照明 is not taken for 居民. */
const CLASS_WORDS = [
  '一般工商业及其他|一般工商业|工商业|大工业|非普工业|普通工业|非工业|工业|非居民照明|非居民|(?:城乡|城镇|城市|乡村|农村)?居民(?:生活)?',
  '住宅|服务业|批发零售业?|住宿餐饮业?|商业|机关团体|机关|行政事业|事业单位|行政|公共事业|公共机构|公共|政府|学校',
  '农林渔牧业?|农林牧渔业?|农业排灌|农业生产|农业|渔业|第[一二三]产业|制造业|建筑业|交通运输业?|信息业|趸售|路灯|其他',
  '(?:[小大低高][于於]|不足|超过|[<>≤≥])?\\d+k(?:w|va)(?:及?以[上下])?',
  'non-?residential|residential|households?|domestic|commercial|industrial|agricultural|agriculture|irrigation',
  'government|public|transportation|transport|street ?light(?:ing|s)?|wholesale|(?<![a-z])others?(?![a-z])',
].join('|');
/** With what may stand between the class and its figure. */
const CLASS = new RegExp(`(${CLASS_WORDS})(?:部门|类(?!别)|用户(?!数)|用电(?=[售用]电|电[量费]))?`);
const SECTOR = /(工业|industrial|industry)/;
/** A size of the connection, which says of no sector. */
const SIZE = /\d+k(?:w|va)/;

const TOTAL = /合计|总计|全社会|总(?=[售用]?电)|(?<![a-z])(?:grand ?)?total(?![a-z])/;
/** The sum of some classes, which would count them twice. */
const SUM = /合计|总计|小计|subtotal/;
const SHARE = /占比|比例|比重|百分比|%|share|ratio|percent|pct/;
const COMPARED =
  /同比|环比|增长|去年|上年|上月|同期|累计|均|单价|电价|growth|previous|last|price|average|mean|(?<![a-z])per(?![a-z])/;
/** A band of the tariff, which is some of a class only. */
const BAND = /尖|峰|平|谷|peak|valley|shoulder/;
/** What was not used, or not by these customers. */
const NOT_USED = /计划|预测|预算|目标|线损|损失|上网|发电|(?<![a-z])plan(?:ned)?(?![a-z])|budget|forecast|target|loss/;
const COUNT = /户数|客户数|用户数|customers|consumers|accounts|meters/;
const MONEY = /电费|金额|应收|收入|revenue|amount|bill|charge/;
const ENERGY = /电量|\(度\)|kwh|mwh|sales|consumption|usage|energy/;

function roleOf(pattern: string): ClassUse['role'] | null {
  if ([SHARE, COMPARED, BAND, NOT_USED].some((other) => other.test(pattern))) return null;
  if (COUNT.test(pattern)) return 'customers';
  if (MONEY.test(pattern)) return 'amount';
  return ENERGY.test(pattern) ? 'kwh' : null;
}

interface Split {
  /** As the header writes it. */
  readonly of: string;
  /** The rest of the header; the same for all classes of one figure. */
  readonly measure: string;
  readonly pattern: string;
}

function splitAt(header: string, words: RegExp): Split | null {
  const written = header
    .normalize('NFKC')
    .trim()
    .replace(/^其中[:,、]?\s*/, '');
  const folded = simplify(written);
  const found = words.exec(folded);
  if (found === null || folded.length !== written.length) return null;
  const [whole, name = whole] = found;
  const before = written.slice(0, found.index);
  const after = written.slice(found.index + whole.length);
  const measure = `${before}${before === '' ? after.replace(/^[\s._-]+/, '') : after}`.trim();
  const pattern = `${folded.slice(0, found.index)}#${folded.slice(found.index + whole.length)}`.replace(/\s+/g, '');
  return { of: written.slice(found.index, found.index + name.length), measure, pattern };
}

/**
 * Columns of numbers whose headers differ in the name of a class only and name energy; null unless there are two or more of them, and
 * where others name energy of a class in another way (another unit, 售电量 beside 用电量), which would be lost or count twice. Of the same
 * classes, columns of money and of numbers of customers come along. A class within another one is left out.
 * @param file sizes (800KW以上) are of the one sector that the file's name tells
 */
export function findClassColumns(columns: readonly RawColumn[], file: string): ClassColumns | null {
  const groups = new Map<string, { role: ClassUse['role']; members: { column: string; split: Split }[] }>();
  for (const column of columns.filter((candidate) => isNumeric(candidate) && !namesOneMonth(candidate.name))) {
    const split = splitAt(column.name, CLASS);
    const role = split === null ? null : roleOf(split.pattern);
    if (split === null || role === null || SUM.test(split.pattern)) continue;
    const group = groups.get(split.pattern) ?? { role, members: [] };
    group.members.push({ column: column.name, split });
    groups.set(split.pattern, group);
  }
  const largest = (role: ClassUse['role']) =>
    [...groups.values()].filter((group) => group.role === role).sort((a, b) => b.members.length - a.members.length)[0]?.members ??
    [];
  if ([...groups.values()].filter(({ role }) => role === 'kwh').length !== 1) return null;
  const named = largest('kwh');
  const classes = withoutOverlap(named.map(({ split }) => split.of));
  if (classes === null || classes.size < 2) return null;
  const energy = named.filter(({ split }) => classes.has(split.of));
  const sector = energy.every(({ split }) => SIZE.test(simplify(split.of))) ? (splitAt(file, SECTOR)?.of ?? '') : '';
  const uses = (['kwh', 'amount', 'customers'] as const).flatMap((role) =>
    largest(role)
      .filter(({ split }) => classes.has(split.of))
      .map(({ column, split: { of, measure } }): [string, ClassUse] => [
        column,
        { kind: 'class', role, of: sector === '' ? of : `${sector} ${of}`, measure },
      ]),
  );
  return {
    uses: new Map(uses),
    counted: new Set(named.filter(({ split }) => !classes.has(split.of)).map(({ column }) => column)),
  };
}

/** Columns of energy or money of one class each, where there is more than one class: none of them is the whole of its row. */
export function partsByClass(columns: readonly RawColumn[]): ReadonlySet<string> {
  const parts = columns.flatMap(({ name }) => {
    const split = splitAt(name, CLASS);
    return split !== null && (ENERGY.test(split.pattern) || MONEY.test(split.pattern)) ? [{ name, of: split.of }] : [];
  });
  return new Set(new Set(parts.map(({ of }) => of)).size < 2 ? [] : parts.map(({ name }) => name));
}

/** True for a column of energy that holds all classes together. */
export function isTotalOfClasses(column: RawColumn, uses: ReadonlyMap<string, ClassUse>): boolean {
  const total = splitAt(column.name, TOTAL);
  if (total === null || !isNumeric(column)) return false;
  const [first] = [...uses].find(([, use]) => use.role === 'kwh') ?? [];
  const split = first === undefined ? null : splitAt(first, CLASS);
  const alone = total.pattern.replace(/[#._-]|\(.*\)/g, '');
  return total.pattern === split?.pattern || alone === '';
}
