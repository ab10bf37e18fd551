// Tests of written workbooks, read back by two readers that are not ours.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { columnName, writeXlsx, type XlsxCell } from '../../../src/lib/write-xlsx';

const ID = '0330123456789012345678';
const ROWS: XlsxCell[][] = [
  [ID, 1234.5, '=1+1'],
  ['00042', -7, ' 空 & <b> "x" '],
  ['line\nbreak', 1e-9, '_x000D_ \u000b 𠮷 \ud800'],
  [null, null, '<>'],
];
/** openpyxl shows the escapes of control characters as they stand in the file; Excel undoes them. */
const ESCAPED = '_x005F_x000D_ _x000B_ 𠮷 \ufffd';

async function written(): Promise<Uint8Array> {
  const pieces = await writeXlsx([
    {
      name: 'Customers [1]',
      columns: ['户号', 'kWh', 'note'].map((text) => ({ text, width: 24 })),
      parts: [ROWS.slice(0, 2), ROWS.slice(2)],
    },
    { name: 'customers  1 ', columns: [{ text: 'What', width: 10 }], parts: [] },
  ]);
  return new Uint8Array(Buffer.concat(pieces));
}

/** Debian's python3-openpyxl; undefined where it is not installed. */
function openpyxl(file: string): unknown {
  const script = `
import json, sys
try:
    import openpyxl
except ImportError:
    print('null'); sys.exit()
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[0]
print(json.dumps({
    'names': book.sheetnames,
    'rows': [[cell.value for cell in row] for row in sheet.iter_rows()],
    'kinds': [cell.data_type for cell in sheet[2]],
    'bold': [cell.font.b for cell in sheet[1]] + [sheet['A2'].font.b],
    'width': sheet.column_dimensions['A'].width,
    'frozen': sheet.freeze_panes,
}))`;
  try {
    return JSON.parse(execFileSync('/usr/bin/python3', ['-c', script, file], { encoding: 'utf8' })) ?? undefined;
  } catch (thrown) {
    if ((thrown as { code?: string }).code === 'ENOENT') return undefined;
    throw thrown;
  }
}

describe('a written workbook', () => {
  it('gives hucre back what was written, long numbers digit by digit, and no formula', async () => {
    const book = await readXlsx(await written());
    const rows = book.sheets[0]?.rows ?? [];
    expect(rows[0]).toEqual(['户号', 'kWh', 'note']);
    expect(rows.slice(1, 3)).toEqual([ROWS[0], ROWS[1]]);
    expect(rows[3]?.slice(0, 2)).toEqual(ROWS[2]?.slice(0, 2));
    expect(rows[4]?.[2]).toBe('<>');
  });

  it('gives openpyxl the same, a bold header that stays, text cells for numbers of customers', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-'));
    const file = path.join(folder, 'list.xlsx');
    writeFileSync(file, await written());
    const read = openpyxl(file);
    rmSync(folder, { recursive: true });
    if (read === undefined) return;
    expect(read).toMatchObject({
      kinds: ['s', 'n', 's'],
      bold: [true, true, true, false],
      width: 24,
      frozen: 'A2',
      names: ['Customers  1', 'customers  1 2'],
      rows: [['户号', 'kWh', 'note'], ROWS[0], ROWS[1], [ROWS[2]?.[0], ROWS[2]?.[1], ESCAPED], ROWS[3]],
    });
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702, 16383].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  });
});
