// A list of customers in a grid: quantities are grouped, years and codes of attributes stand as they are.
import { expect, it } from 'vitest';
import { shownListCell } from '../../../../src/app/segments/tabs/list-file';
import { treatedText } from '../../../../src/app/segments/views/kmeans/kmeans-text';
import { readColumns } from '../../../../src/engine/columns';
import { writeIpc } from '../../../../src/engine/ipc';
import type { FactField, ModelInfo } from '../../../../src/model/model-info';

it('groups quantities and leaves years and codes of attributes alone', () => {
  const field = (name: string, unit?: FactField['unit']) => ({ name, kind: 'number', text: { en: name, zh: name }, unit });
  const facts = [field('建成年份'), field('行政区划代码'), field('层数'), field('kwh_12m', { en: 'kWh', zh: 'kWh' })];
  const model = { facts, roles: [], grain: 'customer' } as unknown as ModelInfo;
  const values = [2019, 310000, 1200, 1234567];
  const rows = readColumns(
    writeIpc(facts.map(({ name }, at) => ({ name, kind: 'float', values: Float64Array.of(values[at] ?? NaN) }))),
  );
  const columns = facts.map(({ name }) => ({ kind: 'fact', name }) as const);
  const style = { columns, model, segments: [], words: {} as never, locale: 'en', masked: null } as const;
  expect(columns.map((_, at) => shownListCell(rows, 0, at, style))).toEqual(['2019', '310000', '1,200', '1,234,567']);
});

it('tells of one value that was cut in the singular', () => {
  expect(treatedText('0', '9', 1, 0, false, 'z').en).toContain('(1 value)');
  expect(treatedText('0', '9', 1200, 0, false, 'z').en).toContain('(1,200 values)');
});
