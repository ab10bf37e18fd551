// Tests of the workspace file: what goes in and comes back, what stays out, and damaged files.
import { describe, expect, it } from 'vitest';
import { defaultChoices, type Choices } from '../../../src/state/choices';
import { isWorkspaceFile, readWorkspaceFile, writeWorkspaceFile } from '../../../src/state/workspace-file';

const now = defaultChoices('zh', 'light');
const full: Choices = {
  ...defaultChoices('en', 'dark'),
  showPersonal: true,
  segmentation: {
    method: 'value-tier',
    params: { cutA: 70 },
    edits: { names: { A: '重点' }, merged: { B: 'C' }, hidden: ['C'] },
  },
  kept: [{ id: 'k1', name: '=cmd', choice: { method: 'by-category', params: { field: `odd"'\u2028name` } } }],
  tags: [],
  filters: { size: { kind: 'in', field: 'segment', values: ['A', null] } },
  chartOptions: { distribution: { field: 'kwh_12m' } },
  smallGroup: 20,
  thresholds: { 'jump-months': { factor: 20 } },
};
const file = (text: string): File => new File([text], 'w.json');

describe('a workspace file', () => {
  it('carries every choice but language, theme and the lifted mask', () => {
    const text = writeWorkspaceFile(full, '2026-01-31');
    const { locale, theme, showPersonal } = now;
    expect(readWorkspaceFile(text, 'w.json', now)).toEqual({ ...full, locale, theme, showPersonal });
    expect(text).not.toContain('showPersonal');
  });

  it('is known by its beginning, whatever it is called', async () => {
    expect(await isWorkspaceFile(file(`\ufeff${writeWorkspaceFile(full, '')}`))).toBe(true);
    expect(await isWorkspaceFile(file('{"wattfolk": "mapping"}'))).toBe(false);
    expect(await isWorkspaceFile(file('户号,电量\n1,2'))).toBe(false);
  });

  it.each([
    ['cut off', writeWorkspaceFile(full, '').slice(0, 200), 'workspace_file_broken'],
    ['without choices', '{"wattfolk":"workspace","version":1,"choices":[]}', 'workspace_file_broken'],
    ['of another version', '{"wattfolk":"workspace","version":2,"choices":{}}', 'workspace_file_version'],
  ])('%s is refused with a sentence', (_, text, code) => {
    expect(() => readWorkspaceFile(text, 'w.json', now)).toThrow(new RegExp(code));
  });

  it('leaves what makes no sense as it is', () => {
    const odd =
      '{"wattfolk":"workspace","version":1,"choices":{"smallGroup":-5,"kept":[{"id":7}],"filters":{"a":{"kind":"run"}}}}';
    expect(readWorkspaceFile(odd, 'w.json', now)).toEqual(now);
  });
});
