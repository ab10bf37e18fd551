/** Owns groups × channels as a table. */
import type { Locale } from '../../lib/text';
import type { ChannelCross } from '../../service/channels/channel-cross';
import { groupName, type Grouping } from '../../service/grouping';
import type { ChartContext, ChartTable } from '../chart';
import { CHANNEL_WORDS as WORDS, channelName } from '../channel-words';
import { percentCell, roundedCell } from '../table-cells';

/** One row a group and channel; of a group that is not told the counts of single channels are left out, too. */
export function tableOfUsers(data: ChannelCross, by: Grouping, context: ChartContext, locale: Locale): ChartTable {
  const shareColumn = { en: `${WORDS.share.en} (%)`, zh: `${WORDS.share.zh}（%）` };
  return {
    columns: [
      { text: by.text, numeric: false },
      { text: WORDS.kind, numeric: false },
      ...[{ en: 'n', zh: 'n' }, WORDS.customers, shareColumn, WORDS.lift, WORDS.residual, WORDS.p].map((text) => ({
        text,
        numeric: true,
      })),
    ],
    rows: data.groups.flatMap((group, r) => {
      const row = data.cross.rows[r];
      return (row?.cells ?? []).map((cell, c) => [
        groupName(by, group, context.segments, locale),
        channelName(data.channels[c] ?? null, locale),
        row?.n ?? 0,
        row?.isTold === true ? cell.n : null,
        percentCell(cell.share),
        roundedCell(cell.lift, 2),
        roundedCell(cell.residual, 2),
        roundedCell(cell.p, 4),
      ]);
    }),
  };
}
