/** Owns the drivers of satisfaction as a table, the same for both charts of them. */
import type { Locale } from '../lib/text';
import { QUADRANTS } from '../service/quadrant';
import type { Drivers } from '../service/drivers';
import type { ChartContext, ChartTable } from './chart';
import { WORDS } from './driver-words';
import { percentCell, roundedCell } from './table-cells';

const LO = { en: '95% interval, from (%)', zh: '95% 区间下限（%）' };
const HI = { en: '95% interval, to (%)', zh: '95% 区间上限（%）' };

/** One row an item, the most important first; what is hidden keeps its n and nothing else. */
export function tableOfDrivers(data: Drivers, _context: ChartContext, locale: Locale): ChartTable {
  const text = (of: { en: string; zh: string }) => ({ text: of, numeric: false });
  const numeric = (of: { en: string; zh: string }) => ({ text: of, numeric: true });
  const percent = ({ en, zh }: { en: string; zh: string }) => ({ en: `${en} (%)`, zh: `${zh}（%）` });
  const byShare = [...data.drivers].sort(
    (a, b) => (Number.isNaN(b.share) ? -1 : b.share) - (Number.isNaN(a.share) ? -1 : a.share),
  );
  return {
    columns: [
      text(WORDS.item),
      text(WORDS.quadrant),
      ...[
        percent(WORDS.share),
        LO,
        HI,
        percent(WORDS.top),
        LO,
        HI,
        WORDS.mean,
        { en: 'n', zh: 'n' },
        WORDS.vif,
        percent(WORDS.sure),
      ].map(numeric),
      numeric(WORDS.stated),
    ],
    rows: byShare.map((driver) => [
      driver.item.text[locale],
      driver.quadrant === null ? '' : QUADRANTS[driver.quadrant].name[locale],
      percentCell(driver.share),
      percentCell(driver.shareInterval?.[0] ?? NaN),
      percentCell(driver.shareInterval?.[1] ?? NaN),
      percentCell(driver.top),
      percentCell(driver.topInterval?.[0] ?? NaN),
      percentCell(driver.topInterval?.[1] ?? NaN),
      roundedCell(driver.mean, 2),
      driver.n,
      roundedCell(driver.vif, 2),
      percentCell(driver.sure),
      roundedCell(driver.stated?.mean ?? NaN, 2),
    ]),
  };
}
