/** Owns the first plan of the columns, from rows at the start of the file and at a few places further on. */
import { Evidence } from './evidence';
import { measureColumn } from './column-state';
import { planColumn, type ColumnPlan } from './column-plan';
import { RecordSplitter, type Dialect } from './record-splitter';
import type { Layout } from './sniff-layout';

const START_BYTES = 65_536;
const PLACE_BYTES = 8_192;
/** Parts of the file, besides the start, from which rows are looked at. */
const PLACES = [0.25, 0.5, 0.75, 1] as const;

/** Every wrong plan costs one more pass over the file, so a few reads at other places pay. */
export async function planColumns(
  file: Blob,
  encoding: string,
  data: Uint8Array,
  complete: boolean,
  dialect: Dialect,
  layout: Layout,
): Promise<ColumnPlan[]> {
  const evidences = layout.names.map(() => new Evidence());
  const start = data.slice(0, START_BYTES);
  look(start, complete && start.length === data.length);
  if (file.size > 8 * START_BYTES && !encoding.startsWith('utf-16')) {
    for (const place of PLACES) {
      const at = Math.floor((file.size - PLACE_BYTES) * place);
      const text = new TextDecoder(encoding).decode(await file.slice(at, at + PLACE_BYTES).arrayBuffer());
      // The first line is cut, and so may be the last, which the splitter leaves out.
      look(new TextEncoder().encode(text.replace(/^[^\r\n]*(?:\r\n|\r|\n)/, '')), false);
    }
  }
  const plans = layout.names.map((name, i) => planColumn(name, evidences[i] ?? new Evidence()));
  // A file has one way of writing dates: a column that tells day from month speaks for one that does not.
  const decided = evidences.find(({ fits, values }) => values > 0 && fits.dmy !== fits.mdy)?.fits;
  return plans.map((plan, i) =>
    'order' in plan && plan.order === 'dmy' && evidences[i]?.fits.mdy === true && decided?.mdy === true
      ? { ...plan, order: 'mdy' }
      : plan,
  );

  function look(bytes: Uint8Array, last: boolean): void {
    for (const block of new RecordSplitter(dialect, layout.dataLine).split(bytes, last)) {
      evidences.forEach((evidence, i) => measureColumn(block, i, evidence));
    }
  }
}
