/** Owns what reaches whom as a table. */
import type { Locale } from '../../lib/text';
import { reachOf } from '../../service/channels/reach';
import { groupName } from '../../service/grouping';
import type { ChannelAnswer } from '../channel-options';
import { CHANNEL_WORDS as WORDS, channelName } from '../channel-words';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell } from '../table-cells';
import { above, first, second, times, words } from './text';

/** One row a group; one that is not told keeps its n and nothing else. */
export function tableOfReach(data: ChannelAnswer, context: ChartContext, locale: Locale): ChartTable {
  const numeric = (text: { en: string; zh: string }) => ({ text, numeric: true });
  const plain = (text: { en: string; zh: string }) => ({ text, numeric: false });
  return {
    columns: [
      plain(data.by.text),
      numeric(WORDS.customers),
      plain(first),
      ...[words.shareColumn, words.loColumn, words.hiColumn].map(numeric),
      plain(words.isClear),
      plain(second),
      numeric(words.shareColumn),
      plain(above),
    ],
    rows: reachOf(data).map((reach) => {
      const [one, two] = reach.uses;
      return [
        groupName(data.by, reach.group, context.segments, locale),
        reach.n,
        one === undefined ? '' : channelName(one.channel, locale),
        percentCell(one?.share ?? NaN),
        percentCell(one?.interval?.[0] ?? NaN),
        percentCell(one?.interval?.[1] ?? NaN),
        one === undefined ? '' : (reach.isClear ? words.yes : words.no)[locale],
        two === undefined ? '' : channelName(two.channel, locale),
        percentCell(two?.share ?? NaN),
        reach.above
          .map(({ channel, lift }) => times[locale](channelName(channel, locale), lift.toFixed(2)))
          .join(locale === 'zh' ? '、' : ', '),
      ];
    }),
  };
}
