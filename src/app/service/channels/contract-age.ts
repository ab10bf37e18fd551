/** Owns the sentence on which payment channels reach newer customers and which older ones. */
import { channelName } from '../../../charts/channel-words';
import { queryChannelAges, readChannelAges } from '../../../charts/channel-age/query';
import { formatCount } from '../../../lib/format';
import type { Locale } from '../../../lib/text';
import { population } from '../../../model/filter';
import { contrasts, RANK_STRATA, readStrata } from '../../../service/rank-strata';
import { sql, type Sql } from '../../../sql/sql';
import type { Finding, FindingsQuestion } from '../finding';
import { ALPHA, overTab, overTabText } from '../tab-questions';

/** Years since the contract began, of each payment channel against the others. */
function queryAgeContrast({ filters }: FindingsQuestion): Sql {
  return sql`
WITH
-- one row a customer under the filters whose contract has a known beginning
measured AS (
  SELECT CAST(channel AS VARCHAR) AS grp, '' AS stratum, CAST(contract_years AS DOUBLE) AS value
  FROM (${population(filters)}) WHERE channel IS NOT NULL AND contract_years IS NOT NULL
),
${RANK_STRATA}`;
}

export async function contractsByChannel(question: FindingsQuestion): Promise<Finding[]> {
  const found = contrasts(readStrata(await question.run(queryAgeContrast(question))), question.smallGroup);
  const apart = found.filter(({ p, ratio }) => overTab(p, question) < ALPHA && Number.isFinite(ratio));
  const young = apart.filter(({ ratio }) => ratio < 1).sort((a, b) => a.ratio - b.ratio);
  const old = apart.filter(({ ratio }) => ratio > 1);
  if (young.length === 0 || old.length === 0) return [];
  const ages = new Map(readChannelAges(await question.run(queryChannelAges(question))).map((age) => [age.channel, age]));
  const list = (of: typeof apart, locale: Locale): string =>
    of
      .map(({ group }) => {
        const years = (ages.get(group)?.median ?? NaN).toFixed(1);
        const name = channelName(group, locale);
        return locale === 'zh' ? `${name}（${years} 年）` : `${name} (${years})`;
      })
      .join(locale === 'zh' ? '、' : ', ');
  const n = found.reduce((sum, one) => sum + one.n, 0);
  return [
    {
      id: 'young-contracts',
      tone: 'plain',
      text: {
        en: `Newer customers are reached by ${list(young, 'en')}; older ones by ${list(old, 'en')} (median years since the contract began).`,
        zh: `新客户多用 ${list(young, 'zh')}；老客户多用 ${list(old, 'zh')}（括号内为立户年限中位数）。`,
      },
      basis: {
        en: `n = ${formatCount(n, 'en')}; rank test of each channel against the others, p < 0.05 (${overTabText(question, 'en')}).`,
        zh: `n = ${formatCount(n, 'zh')}；各渠道与其他渠道的秩和检验，p < 0.05（${overTabText(question, 'zh')}）。`,
      },
      filters: [{ kind: 'in', field: 'channel', values: young.map(({ group }) => group) }],
    },
  ];
}
