/** Owns the scorecard as a workbook: scores, the definitions by which they can be defended, places, and judgements. */
import type { ChartContext, ChartTable } from '../../../charts/chart';
import { ranksOfCard } from '../../../charts/scorecard-ranks/ranks';
import ranksChart from '../../../charts/scorecard-ranks/index';
import { tableOfCard } from '../../../charts/scorecard/table';
import type { Locale, Text } from '../../../lib/text';
import { writeXlsx, type XlsxCell, type XlsxSheet } from '../../../lib/write-xlsx';
import { valueText } from '../../../model/vocabulary';
import type { Card } from '../../../service/scorecard/card';
import { pairValue } from '../../../service/scorecard/choice';
import { consistencyText, scorecardText as text } from './scorecard-text';
import { timesText } from './saaty';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const WIDE = 60;
const USUAL = 16;

/** The file, in the language of the page. */
export async function cardWorkbook(card: Card, context: ChartContext, locale: Locale): Promise<Blob> {
  const ranks = ranksOfCard(card, { ...ranksChart.options, card: '' });
  const sheets = [
    tableSheet(text.sheetScores, tableOfCard(card, context, locale), locale),
    definitionSheet(card, locale),
    valueSheet(card, locale),
    tableSheet(text.sheetPlaces, ranksChart.table(ranks, context, locale), locale),
    ...(card.ahp === null ? [] : [pairSheet(card, locale)]),
  ];
  return new Blob(await writeXlsx(sheets), { type: TYPE });
}

function tableSheet(name: Text, { columns, rows }: ChartTable, locale: Locale): XlsxSheet {
  return {
    name: name[locale],
    columns: columns.map((column) => ({ text: column.text[locale], width: USUAL })),
    parts: [rows],
  };
}

function definitionSheet({ columns, choice }: Card, locale: Locale): XlsxSheet {
  const heads: readonly (readonly [Text, number])[] = [
    ...[[text.indicator, 24] as const, [text.definition, WIDE] as const, [text.unit, USUAL] as const],
    ...[text.direction, text.floor, text.target, text.limit, text.weight, text.source].map((head) => [head, USUAL] as const),
  ];
  const rows = columns.map(({ indicator, row, weight, floor, target }): XlsxCell[] => {
    const factor = indicator.unit.en === '%' ? 100 : 1;
    const number = (value: number): number | null => (Number.isFinite(value) ? Math.round(value * factor * 1000) / 1000 : null);
    const limit =
      indicator.limit === undefined ? null : `${String(row.limit ?? indicator.limit.usual)} ${indicator.limit.unit[locale]}`;
    return [
      ...[indicator.name[locale], indicator.definition[locale], indicator.unit[locale], text[indicator.better][locale]],
      ...[number(floor), number(target), limit, Math.round(weight * 100) / 100, text[choice.method][locale]],
    ];
  });
  return {
    name: text.sheetIndicators[locale],
    columns: heads.map(([head, width]) => ({ text: head[locale], width })),
    parts: [rows],
  };
}

/** One row a branch and indicator: what a score is made of, with what chance leaves open. */
function valueSheet({ columns, branches }: Card, locale: Locale): XlsxSheet {
  const heads = [
    text.branch,
    text.indicator,
    text.unit,
    text.value,
    text.from,
    text.to,
    { en: 'n', zh: 'n' },
    text.score,
    text.points,
  ];
  const rows = branches.flatMap((one) =>
    columns.map(({ indicator }, i): XlsxCell[] => {
      const cell = one.cells[i];
      const factor = indicator.unit.en === '%' ? 100 : 1;
      const number = (value: number | undefined, by = 1): number | null =>
        value !== undefined && Number.isFinite(value) ? Math.round(value * by * 1000) / 1000 : null;
      return [
        ...[valueText(one.branch, locale), indicator.name[locale], indicator.unit[locale], number(cell?.value, factor)],
        ...[number(cell?.interval?.[0], factor), number(cell?.interval?.[1], factor)],
        ...[Number.isFinite(cell?.value) ? number(cell?.n) : null, number(cell?.score), number(cell?.points)],
      ];
    }),
  );
  return { name: text.sheetValues[locale], columns: heads.map((head) => ({ text: head[locale], width: USUAL })), parts: [rows] };
}

function pairSheet({ columns, choice, ahp }: Card, locale: Locale): XlsxSheet {
  const names = columns.map(({ indicator }) => indicator.name[locale]);
  const rows = columns.map(({ indicator }, i): XlsxCell[] => [
    names[i] ?? '',
    ...columns.map((other) => timesText(pairValue(choice.pairs, indicator.id, other.indicator.id))),
  ]);
  const ratio = consistencyText(ahp?.ratio ?? 0, (ahp?.ratio ?? 0) > 0.1)[locale];
  return {
    name: text.sheetPairs[locale],
    columns: ['', ...names].map((name) => ({ text: name, width: USUAL })),
    parts: [[...rows, [ratio, ...names.map(() => null)]]],
  };
}
