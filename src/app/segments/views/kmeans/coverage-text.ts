/** Owns the sentence on who was clustered and who was not. */
import { formatCount } from '../../../../lib/format';
import type { Locale, Text } from '../../../../lib/text';
import type { KMeansReport } from '../../../../segment/methods/kmeans/report';

export function coverageText(report: KMeansReport): Text {
  return { en: sentence(report, 'en'), zh: sentence(report, 'zh') };
}

function sentence({ customers, dropped, separate, outliers, merged, askedK, clusters }: KMeansReport, locale: Locale): string {
  const count = (value: number): string => formatCount(value, locale);
  const clustered = count(customers - dropped - separate);
  const parts =
    locale === 'en'
      ? [
          `${clustered} of ${count(customers)} customers were clustered into ${String(clusters.length)} of ${String(askedK)} clusters asked for`,
          ...(dropped > 0 ? [`${count(dropped)} left out for a missing value`] : []),
          ...(separate > 0 ? [`${count(separate)} in a group of their own for a missing value`] : []),
          ...(outliers > 0 ? [`${count(outliers)} outliers`] : []),
          ...(merged > 0 ? [`${count(merged)} small clusters joined the nearest`] : []),
        ]
      : [
          `${count(customers)} 户中 ${clustered} 户参与聚类，要求 ${String(askedK)} 群，得到 ${String(clusters.length)} 群`,
          ...(dropped > 0 ? [`${count(dropped)} 户因缺失未参与`] : []),
          ...(separate > 0 ? [`${count(separate)} 户因缺失单列一群`] : []),
          ...(outliers > 0 ? [`离群客户 ${count(outliers)} 户`] : []),
          ...(merged > 0 ? [`${count(merged)} 个过小的群并入最近的群`] : []),
        ];
  return locale === 'en' ? `${parts.join('; ')}.` : `${parts.join('；')}。`;
}
