/** Owns the composition as a table. */
import type { Locale } from '../../lib/text';
import { sameText } from '../../lib/text';
import { factField } from '../../model/model-info';
import type { ChartContext, ChartTable } from '../chart';
import { subjectOf } from '../subject';
import { percentCell, roundedCell } from '../table-cells';
import { fieldName, nodeName } from './names';
import type { Composition } from './query';
import { words } from './text';
import { nest, type Node } from './tree';

/** One row a box, outer ones before what is inside them; small groups together as drawn. */
export function tableOfComposition(data: Composition, context: ChartContext, locale: Locale): ChartTable {
  const { model, segments, smallGroup } = context;
  const { fields, roots } = nest(
    data,
    'customers',
    model.grain === 'customer' ? smallGroup : 0,
    segments.map(({ key }) => key),
  );
  const all = roots.reduce((sum, { customers }) => sum + customers, 0);
  const hasEnergy = factField(model, 'kwh_12m') !== undefined;
  const hasBill = factField(model, 'amount_12m') !== undefined;
  const numeric = (text: { en: string; zh: string }) => ({ text, numeric: true });
  const rows: (string | number | null)[][] = [];
  const list = (nodes: readonly Node[], outside: readonly string[]): void => {
    for (const node of nodes) {
      const names = [...outside, nodeName(node, context, locale)];
      rows.push([
        ...fields.map((_, i) => names[i] ?? ''),
        node.customers,
        percentCell(node.customers / all),
        ...(hasEnergy ? [roundedCell(node.kwh, 1)] : []),
        ...(hasBill ? [roundedCell(node.amount, 2)] : []),
      ]);
      list(node.children, names);
    }
  };
  list(roots, []);
  return {
    columns: [
      ...fields.map((field) => ({ text: sameText(fieldName(field, context, locale)), numeric: false })),
      numeric({ en: subjectOf(model.grain, 'en').heading, zh: subjectOf(model.grain, 'zh').heading }),
      numeric(words.shareColumn),
      ...(hasEnergy ? [numeric(words.kwhColumn)] : []),
      ...(hasBill ? [numeric(words.amountColumn)] : []),
    ],
    rows,
  };
}
