/** Owns what the tab of the scorecard says: who leads and how surely, who is last and why, and how close neighbours are. */
import { leastOfCard } from '../../../charts/card-choice';
import { pointsText } from '../../../charts/card-values';
import { formatCount, formatPercent } from '../../../lib/format';
import type { Filter } from '../../../model/filter';
import { valueText } from '../../../model/vocabulary';
import { MOST_INCONSISTENCY } from '../../../service/scorecard/ahp';
import { makeCard, type Card, type CardBranch } from '../../../service/scorecard/card';
import type { ScorecardChoice } from '../../../service/scorecard/choice';
import { queryCard, readCard } from '../../../service/scorecard/query';
import { drawsFor } from '../../../service/scorecard/smaa';
import { placesOf } from '../../../service/scorecard/standing';
import { smallestSwap } from '../../../service/scorecard/swap';
import type { Finding, FindingsQuestion } from '../finding';
import { consistencyText, oddText, swapText } from './scorecard-text';
import { timesText } from './saaty';

/** A place that holds in so many draws is sure enough to be called so. */
const SURE = 0.9;
/** A change of a weight that is not seen in its one decimal. */
const ALIKE = 0.1;

type Places = readonly (readonly number[])[];

export async function lookForCard(question: FindingsQuestion, choice: ScorecardChoice): Promise<readonly Finding[]> {
  if (choice.rows.length === 0) return [];
  const values = readCard(await question.run(queryCard(choice, question.model, question.filters)));
  const card = makeCard(values, choice, leastOfCard(question));
  const ranked = card.branches.filter(({ total }) => Number.isFinite(total));
  if (ranked.length < 2) return [];
  const places = placesOf(card, 'near', true);
  return [
    leader(card, ranked, places),
    last(card, ranked, places),
    closest(card, ranked),
    partial(card, ranked),
    inconsistent(card),
  ].flatMap((finding) => finding ?? []);
}

const branchFilter = ({ choice }: Card, ...values: readonly (string | null)[]): Filter => ({
  kind: 'in',
  field: choice.field,
  values,
});

function leader(card: Card, ranked: readonly CardBranch[], places: Places): Finding | null {
  const [first, second] = ranked;
  if (first === undefined || second === undefined || first.rank === second.rank) return null;
  const any = placesOf(card, 'any', true)[0]?.[0] ?? NaN;
  const near = places[0]?.[0] ?? NaN;
  const isSure = near >= SURE;
  const name = { en: valueText(first.branch, 'en'), zh: valueText(first.branch, 'zh') };
  const share = formatPercent(near, 'en', 0);
  const draws = formatCount(drawsFor(card.branches.length), 'en');
  return {
    id: 'leader',
    tone: isSure ? 'good' : 'plain',
    filters: [branchFilter(card, first.branch)],
    text: {
      en: `${name.en} leads with ${pointsText(first.total)} points${isSure ? ', surely:' : ', but not surely:'} it is first in ${share} of the weightings near those set.`,
      zh: `${name.zh}以 ${pointsText(first.total)} 分居首，${isSure ? '名次稳固' : '但名次并不稳固'}：权重附近波动时有 ${share} 仍居首。`,
    },
    basis: {
      en: `${draws} draws with sampling error; ${formatPercent(any, 'en', 0)} over any weights; ${String(ranked.length)} branches.`,
      zh: `${draws} 次抽样，含抽样误差；任意权重下 ${formatPercent(any, 'zh', 0)}；共 ${String(ranked.length)} 个单位。`,
    },
  };
}

/** The indicator on which the last one loses most, compared with the mean of the others. */
function last(card: Card, ranked: readonly CardBranch[], places: Places): Finding | null {
  const lowest = ranked[ranked.length - 1];
  if (lowest === undefined || lowest.rank === ranked[ranked.length - 2]?.rank) return null;
  const losses = card.columns.map(({ indicator }, i) => {
    const own = lowest.cells[i]?.points ?? NaN;
    const others = ranked.filter((one) => one !== lowest).flatMap((one) => one.cells[i]?.points ?? []);
    const known = others.filter((points) => Number.isFinite(points));
    return { indicator, loss: known.reduce((sum, points) => sum + points, 0) / known.length - own };
  });
  const most = losses.filter(({ loss }) => loss > 0).sort((a, b) => b.loss - a.loss)[0];
  if (most === undefined) return null;
  const held = formatPercent(places[ranked.length - 1]?.[ranked.length - 1] ?? NaN, 'en', 0);
  const name = { en: valueText(lowest.branch, 'en'), zh: valueText(lowest.branch, 'zh') };
  return {
    id: 'last',
    tone: 'bad',
    filters: [branchFilter(card, lowest.branch)],
    text: {
      en: `${name.en} is last with ${pointsText(lowest.total)} points and loses most on "${most.indicator.name.en}": ${pointsText(most.loss)} points fewer than the others on average.`,
      zh: `${name.zh}以 ${pointsText(lowest.total)} 分居末，失分最多的是“${most.indicator.name.zh}”：比其他单位平均少 ${pointsText(most.loss)} 分。`,
    },
    basis: {
      en: `Last in ${held} of the weightings near those set.`,
      zh: `权重附近波动时有 ${held} 居末。`,
    },
  };
}

function closest(card: Card, ranked: readonly CardBranch[]): Finding | null {
  const weights = card.columns.map(({ weight }) => weight);
  const scores = (one: CardBranch): number[] => one.cells.map(({ score }) => score);
  const pairs = ranked.slice(1).flatMap((behind, i) => {
    const ahead = ranked[i];
    const swap = ahead === undefined ? null : smallestSwap(scores(ahead), scores(behind), weights);
    return ahead === undefined || swap === null ? [] : [{ ahead, behind, swap, size: Math.abs(swap.to - swap.from) }];
  });
  const nearest = pairs.sort((a, b) => a.size - b.size)[0];
  const name = nearest === undefined ? undefined : card.columns[nearest.swap.indicator]?.indicator.name;
  if (nearest === undefined || name === undefined) return null;
  const [a, b] = [nearest.ahead.branch, nearest.behind.branch];
  if (nearest.size < ALIKE) {
    return {
      id: 'closest',
      tone: 'plain',
      filters: [branchFilter(card, a, b)],
      text: {
        en: `${valueText(a, 'en')} and ${valueText(b, 'en')} have all but the same points: which of them stands first means nothing.`,
        zh: `${valueText(a, 'zh')}与${valueText(b, 'zh')}得分几乎相同，二者名次先后没有意义。`,
      },
    };
  }
  const said = swapText(name, nearest.swap.from, nearest.swap.to);
  return {
    id: 'closest',
    tone: 'plain',
    filters: [branchFilter(card, a, b)],
    text: {
      en: `${valueText(a, 'en')} and ${valueText(b, 'en')} are ${pointsText(nearest.ahead.total - nearest.behind.total)} points apart: they change places when ${said.en}.`,
      zh: `${valueText(a, 'zh')}与${valueText(b, 'zh')}仅差 ${pointsText(nearest.ahead.total - nearest.behind.total)} 分：${said.zh}，名次即互换。`,
    },
  };
}

function partial(card: Card, ranked: readonly CardBranch[]): Finding | null {
  const names = ranked.filter(({ known }) => known < 1 - 1e-9).map(({ branch }) => branch);
  if (names.length === 0) return null;
  const list = (locale: 'en' | 'zh'): string =>
    names
      .slice(0, 4)
      .map((name) => valueText(name, locale))
      .join(locale === 'zh' ? '、' : ', ') + (names.length > 4 ? ' …' : '');
  return {
    id: 'partial',
    tone: 'plain',
    filters: [branchFilter(card, ...names)],
    text: {
      en: `Some indicators are not known for ${list('en')}: the known ones carry their weight there.`,
      zh: `${list('zh')}有指标缺失或样本过少，其权重由其余指标分摊，比较时请留意。`,
    },
  };
}

/** Of weights: no customers are meant. */
function inconsistent({ ahp, columns }: Card): Finding | null {
  if (ahp === null || ahp.ratio <= MOST_INCONSISTENCY) return null;
  const row = ahp.odd === null ? undefined : columns[ahp.odd.row]?.indicator.name;
  const column = ahp.odd === null ? undefined : columns[ahp.odd.column]?.indicator.name;
  const said = consistencyText(ahp.ratio, true);
  if (ahp.odd === null || row === undefined || column === undefined) return { id: 'ahp', tone: 'bad', text: said };
  const odd = oddText(row, column, timesText(ahp.odd.judged), timesText(ahp.odd.implied));
  return { id: 'ahp', tone: 'bad', text: { en: `${said.en} ${odd.en}`, zh: `${said.zh}${odd.zh}` } };
}
