/** Owns the sentences of the tab: what moves the score, what to mend first, what cannot be seen in it, which words go with discontent. */
import { queryWords, readWords } from '../../../charts/comment-words/query';
import { askedItems, lacksDrivers, withInterval } from '../../../charts/driver-words';
import { formatCount, formatPercent } from '../../../lib/format';
import type { Locale, Text } from '../../../lib/text';
import { eventFilter } from '../../../model/event-filter';
import { queryDrivers } from '../../../service/driver-query';
import { DRAWS, readDrivers, type Driver, type Drivers } from '../../../service/drivers';
import { notContent } from '../../../service/item-filter';
import { hasQuestion } from '../../../service/survey-items';
import type { Finding, FindingsQuestion } from '../finding';
import { ALPHA, overTab, overTabText } from '../tab-questions';
import { traced } from '../traced';

/** Resampled surveys that must agree before an item is said to be mended first. */
const SURE = 0.95;
const MOST_WORDS = 2;

export async function lookForReasons(asked: FindingsQuestion, terms: string | null): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  const [hasItems, hasComments] = [lacksDrivers(asked.model) === null, hasQuestion(asked.model, 'comment')];
  const question = { ...asked, questions: Math.max(1, Number(hasItems) + Number(hasComments)) };
  if (hasItems) {
    const items = askedItems(question.model);
    const drivers = async (part: FindingsQuestion): Promise<Finding[]> =>
      ofDrivers(readDrivers(await part.run(queryDrivers(part.filters, items)), items, part.smallGroup), part);
    found.push(...(await traced(question, drivers)));
  }
  if (hasComments && terms !== null && terms !== '') found.push(...(await traced(question, (part) => ofWords(part, terms))));
  return found;
}

/** Sentences of what moves the score; none where the items may have nothing to do with it. */
function ofDrivers(data: Drivers, asked: Pick<FindingsQuestion, 'questions'> = {}): Finding[] {
  if (data.lacks !== null || !(overTab(data.p, asked) < ALPHA)) return [];
  const told = data.drivers.filter(({ share, shareInterval }) => Number.isFinite(share) && shareInterval !== null);
  const strong = told
    .filter(({ shareInterval }) => (shareInterval?.[0] ?? 0) > data.cuts.share)
    .sort((a, b) => b.share - a.share)
    .slice(0, 3);
  const mend = told.filter(({ quadrant, sure }) => quadrant === 'mend' && sure >= SURE).sort((a, b) => b.share - a.share);
  const uniform = told.filter(({ isUniform }) => isUniform);
  return [
    ...(strong.length === 0 ? [] : [mostImportant(strong, data)]),
    ...(mend.length === 0 ? [] : [toMend(mend, data)]),
    ...uniform.map((driver) => unseen(driver)),
  ];
}

function mostImportant(strong: readonly Driver[], data: Drivers): Finding {
  const list = (locale: Locale): string =>
    strong
      .map(({ item, share, shareInterval }) => {
        const figure = withInterval(share, shareInterval, locale);
        return locale === 'zh' ? `${item.text.zh} ${figure}` : `${item.text.en} ${figure}`;
      })
      .join(locale === 'zh' ? '、' : ', ');
  const n = formatCount(data.n, 'en');
  const equal = formatPercent(data.cuts.share, 'en', 0);
  return {
    id: 'moves-most',
    tone: 'plain',
    text: {
      en: `What moves overall satisfaction most: ${list('en')} of what the items explain.`,
      zh: `对总体满意度影响最大的是：${list('zh')}（占各项可解释部分）。`,
    },
    basis: {
      en: `Shapley shares of R² = ${data.r2.toFixed(2)}, n = ${n} complete answers; intervals lie above an equal share of ${equal}.`,
      zh: `R² = ${data.r2.toFixed(2)} 的 Shapley 份额，完整答卷 n = ${n}；95% 区间均高于均分 ${equal}。`,
    },
    ...unhappyWith(strong),
  };
}

/** A sentence about items is about no group of customers, but leads to those who are not content with them. */
function unhappyWith(drivers: readonly Driver[]): Pick<Finding, 'filters' | 'keep'> {
  return {
    filters: [notContent(...drivers.map(({ item }) => item))],
    keep: { en: 'Only those who are not satisfied with this', zh: '只看对此不满意的客户' },
  };
}

function toMend(mend: readonly Driver[], data: Drivers): Finding {
  const mean = formatPercent(data.cuts.top, 'en', 0);
  const sure = Math.min(...mend.map((driver) => driver.sure));
  const percent = formatPercent(sure, 'en', 0);
  const n = formatCount(Math.min(...mend.map((driver) => driver.n)), 'en');
  const rated = mend.map(({ item, top, topInterval }) => ({ name: item.text, figure: withInterval(top, topInterval, 'en') }));
  return {
    id: 'mend-first',
    tone: 'bad',
    text: {
      en: `Improve first: ${rated.map(({ name, figure }) => `${name.en} (${figure} satisfied)`).join(', ')}. They matter and are rated below the mean of the items, ${mean}.`,
      zh: `优先改进：${rated.map(({ name, figure }) => `${name.zh}（满意率 ${figure}）`).join('、')}。影响大，评价低于各项平均 ${mean}。`,
    },
    basis: {
      en: `n ≥ ${n}; so in ${sure === 1 ? 'all' : `at least ${percent}`} of ${String(DRAWS)} resampled surveys.`,
      zh: `n ≥ ${n}；${String(DRAWS)} 次重抽样中${sure === 1 ? '全部' : `至少 ${percent} `}结论相同。`,
    },
    ...unhappyWith(mend),
  };
}

function unseen(driver: Driver): Finding {
  const { item, top, topInterval, share, shareInterval, sd, n } = driver;
  const name: Text = item.text;
  return {
    id: `uniform-${item.id}`,
    tone: 'good',
    text: {
      en: `${name.en} is rated well by nearly all (${withInterval(top, topInterval, 'en')} satisfied), so it looks unimportant here (${withInterval(share, shareInterval, 'en')}). That does not mean it may be neglected.`,
      zh: `${name.zh}普遍评价高（满意率 ${withInterval(top, topInterval, 'zh')}），因此推导出的重要性偏低（${withInterval(share, shareInterval, 'zh')}），不代表客户不在意，不能放松。`,
    },
    basis: {
      en: `n = ${formatCount(n, 'en')}, scores hardly vary (SD ${sd.toFixed(2)}); derived importance only sees what varies.`,
      zh: `n = ${formatCount(n, 'zh')}，评分差异小（标准差 ${sd.toFixed(2)}）；推导重要性只能反映有差异的项目。`,
    },
    ...unhappyWith([driver]),
  };
}

async function ofWords(question: FindingsQuestion, terms: string): Promise<Finding[]> {
  const options = { terms, sort: 'content' } as const;
  const { words } = readWords(await question.run(queryWords(question, options)), question, options);
  return words
    .map((word) => ({ ...word, p: overTab(word.p, question) }))
    .filter(({ p, gap, share }) => p < ALPHA && gap < 0 && share !== null)
    .sort((a, b) => a.gap * a.answered - b.gap * b.answered)
    .slice(0, MOST_WORDS)
    .map(({ term, share, interval, gap, p, answered }): Finding => {
      const others = formatPercent((share ?? 0) - gap, 'en', 0);
      const figure = withInterval(share ?? NaN, interval, 'en');
      const sure = p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
      return {
        id: `word-${term}`,
        tone: 'bad',
        text: {
          en: `Where comments hold "${term}", ${figure} are satisfied; other comments: ${others}.`,
          zh: `意见中提到“${term}”的，满意率 ${figure}；其他意见为 ${others}。`,
        },
        basis: {
          en: `n = ${formatCount(answered, 'en')}; Fisher's exact test, ${sure} (${overTabText(question, 'en')}).`,
          zh: `n = ${formatCount(answered, 'zh')}；Fisher 精确检验，${sure}（${overTabText(question, 'zh')}）。`,
        },
        filters: [eventFilter('survey', { en: 'Comment holds', zh: '意见中提到' }, { column: 'comment', contains: term })],
      };
    });
}
