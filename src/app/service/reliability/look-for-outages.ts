/** Owns what the tab of reliability says about its data: the level, bad lines, and what outages do to customers. */
import { pText } from '../../../charts/outage-effect/layout';
import { outageDuration } from '../../../charts/outage-duration';
import { asaiText } from '../../../charts/reliability/layout';
import { DEFAULTS, queryReliability, readReliability } from '../../../charts/reliability/query';
import { formatCount, formatPercent } from '../../../lib/format';
import type { Filter } from '../../../model/filter';
import { factField, type ModelInfo } from '../../../model/model-info';
import { valueText } from '../../../model/vocabulary';
import { findBadLines, type BadLine } from '../../../service/reliability/bad-lines';
import { addSums, indicesOf } from '../../../service/reliability/indices';
import { queryLineEvents, readLineEvents } from '../../../service/reliability/line-events';
import type { OutageChoice } from '../../../service/reliability/outage-choice';
import type { Finding, FindingsQuestion } from '../finding';
import { traced } from '../traced';
import { lookForEffects } from './look-for-effects';

const MOST_LINES = 2;
const LEAST_LINES = 3;
/** Bad lines, steps of minutes that stand apart, and a trend over them. */
const TESTS = 3;

/** Says nothing without outages. */
export async function lookForOutages(asked: FindingsQuestion, choice: OutageChoice): Promise<readonly Finding[]> {
  const question = { ...asked, questions: TESTS };
  if (factField(question.model, 'outage_minutes_12m') === undefined) return [];
  const field = lineField(question.model);
  const level = await traced(question, (part) => levelOf(part, choice));
  if (field === null) return [...level, ...(await traced(question, (part) => lookForEffects(part, null)))];
  const statement = queryLineEvents(question.filters, field, choice);
  const lines = readLineEvents(await question.run(statement));
  const bad = findBadLines(lines, question.smallGroup, TESTS);
  const others: Filter | null =
    bad.length === 0
      ? null
      : { kind: 'in', field, values: lines.filter((line) => !bad.some((one) => one.line === line)).map(({ name }) => name) };
  return [
    ...bad.slice(0, MOST_LINES).map((one) => ({ ...lineFinding(one, field), statements: [statement] })),
    ...(await traced(question, (part) => lookForEffects(part, others))),
    ...level,
  ];
}

/** Lines are told apart by feeder where the data has it, else by region. */
function lineField(model: ModelInfo): string | null {
  return ['feeder', 'region'].find((name) => (factField(model, name)?.distinct ?? 0) >= LEAST_LINES) ?? null;
}

/** Of all customers shown: there is nobody to be kept. */
async function levelOf(question: FindingsQuestion, choice: OutageChoice): Promise<Finding[]> {
  const options = { ...DEFAULTS, ...choice, field: 'segment' };
  const data = readReliability(await question.run(queryReliability(question, options)), question, options);
  const sums = addSums(data.groups);
  if (sums.customers < question.smallGroup || !Number.isFinite(data.days)) return [];
  const { saidi, saifi, asai } = indicesOf(sums, data.days);
  const n = formatCount(sums.customers, 'en');
  return [
    {
      id: 'level',
      tone: 'plain',
      text: {
        en: `From ${data.since} to ${data.until} a customer was without supply for ${outageDuration(saidi, 'en')} in ${saifi.toFixed(2)} interruptions: supply was there ${asaiText(asai)} of the time.`,
        zh: `${data.since} 至 ${data.until} 户均停电 ${outageDuration(saidi, 'zh')}、${saifi.toFixed(2)} 次，供电可靠率 ${asaiText(asai)}。`,
      },
      basis: {
        en: `n = ${n} customers${data.open > 0 ? `; ${formatCount(data.open, 'en')} customer interruptions in progress not counted` : ''}.`,
        zh: `n = ${n} 户${data.open > 0 ? `；另有 ${formatCount(data.open, 'zh')} 户次尚未复电，未计入` : ''}。`,
      },
    },
  ];
}

function lineFinding({ line, against, othersMean, others, cause }: BadLine, field: string): Finding {
  const name = { en: valueText(line.name, 'en'), zh: valueText(line.name, 'zh') };
  const [lo, hi] = against.interval;
  const range = `${lo.toFixed(1)}–${Number.isFinite(hi) ? hi.toFixed(1) : '∞'}`;
  const ratio = Number.isFinite(against.ratio) ? against.ratio.toFixed(1) : '∞';
  const share = cause === null ? '' : formatPercent(cause.events / line.events, 'en', 0);
  const n = formatCount(line.customers, 'en');
  return {
    id: `line-${line.name}`,
    tone: 'bad',
    filters: [{ kind: 'in', field, values: [line.name] }],
    text: {
      en:
        `${name.en} was interrupted ${formatCount(line.events, 'en')} times, ${ratio} times as often as the others (mean ${othersMean.toFixed(1)})` +
        (cause === null ? '.' : `; ${valueText(cause.name, 'en')} accounts for ${share}, far more than elsewhere.`),
      zh:
        `${name.zh} 停电 ${formatCount(line.events, 'zh')} 次，是其他${field === 'feeder' ? '线路' : '区域'}（平均 ${othersMean.toFixed(1)} 次）的 ${ratio} 倍` +
        (cause === null
          ? '。'
          : `；其中${valueText(cause.name, 'zh')}占 ${share}，远高于其他${field === 'feeder' ? '线路' : '区域'}。`),
    },
    basis: {
      en: `Rate ratio ${ratio} (95% ${range}), exact, ${pText(against.p)} (Holm over ${String(others + 1)}, ${String(TESTS)} questions); n = ${n} customers.`,
      zh: `率比 ${ratio}（95% 区间 ${range}），精确检验 ${pText(against.p)}（Holm 校正 ${String(others + 1)} 个，共 ${String(TESTS)} 问）；n = ${n} 户。`,
    },
  };
}
