/** Owns workbooks as they leave the page: Office Open XML, written piece by piece so that a long list neither freezes the page nor fills it. */
import { strToU8, Zip, ZipDeflate } from 'fflate';

/** null leaves the cell empty; texts stay texts, so that a number of 22 digits keeps them all. There are no formulas. */
export type XlsxCell = string | number | null;

export interface XlsxSheet {
  readonly name: string;
  readonly columns: readonly { readonly text: string; readonly width: number }[];
  /** Rows in parts, in order; asked for one after another. */
  readonly parts: AsyncIterable<readonly (readonly XlsxCell[])[]> | Iterable<readonly (readonly XlsxCell[])[]>;
}

/** Rows of a sheet, its header included. */
export const XLSX_MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The file in pieces, in order. Columns and rows as given; the first row is the header, bold and frozen. @throws what `parts` throws */
export async function writeXlsx(sheets: readonly XlsxSheet[]): Promise<Uint8Array<ArrayBuffer>[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error !== null) failed = error;
    else pieces.push(piece);
  });
  const entry = (path: string): ((text: string, last: boolean) => void) => {
    const file = new ZipDeflate(path, { level: 6 });
    zip.add(file);
    return (text, last) => file.push(strToU8(text), last);
  };
  const names = sheetNames(sheets);
  for (const [path, text] of fixedParts(names)) entry(path)(text, true);
  for (const [at, sheet] of sheets.entries()) {
    const push = entry(`xl/worksheets/sheet${String(at + 1)}.xml`);
    push(sheetHead(sheet), false);
    push(
      rowText(
        1,
        sheet.columns.map(({ text }) => text),
        true,
      ),
      false,
    );
    let row = 1;
    for await (const part of sheet.parts) push(part.map((cells) => rowText(++row, cells, false)).join(''), false);
    push('</sheetData></worksheet>', true);
  }
  zip.end();
  if (failed !== null) throw failed as Error;
  return pieces;
}

function fixedParts(names: readonly string[]): [string, string][] {
  const sheets = names.map((_, i) => i + 1);
  const types = sheets.map(
    (n) => `<Override PartName="/xl/worksheets/sheet${String(n)}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  );
  const links = sheets.map(
    (n) => `<Relationship Id="rId${String(n)}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${String(n)}.xml"/>`,
  );
  const entries = names.map(
    (name, i) => `<sheet name="${escaped(name)}" sheetId="${String(i + 1)}" r:id="rId${String(i + 1)}"/>`,
  );
  const styleId = String(names.length + 1);
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${types.join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    ['xl/workbook.xml', `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${entries.join('')}</sheets></workbook>`],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}<Relationship Id="rId${styleId}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
  ];
}

/** 0 plain, 1 bold header, 2 text (format @), so that a spreadsheet does not turn an edited number into 1.2E+21. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function sheetHead({ columns }: XlsxSheet): string {
  const widths = columns.map(({ width }, i) => {
    const n = String(i + 1);
    return `<col min="${n}" max="${n}" width="${String(Math.max(4, Math.min(80, width)))}" customWidth="1"/>`;
  });
  const cols = widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`;
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${cols}<sheetData>`;
}

function rowText(row: number, cells: readonly XlsxCell[], isHeader: boolean): string {
  const r = String(row);
  const written = cells.map((cell, at) => {
    if (cell === null) return '';
    const place = columnName(at) + r;
    if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${place}"><v>${String(cell)}</v></c>` : '';
    const style = isHeader ? 1 : 2;
    return `<c r="${place}" s="${String(style)}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, MOST_CHARACTERS))}</t></is></c>`;
  });
  return `<row r="${r}">${written.join('')}</row>`;
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(at: number): string {
  let name = '';
  for (let left = at + 1; left > 0; left = Math.floor((left - 1) / 26)) name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}

/** What a spreadsheet refuses in the name of a sheet becomes a blank; equal names get a number. */
function sheetNames(sheets: readonly XlsxSheet[]): string[] {
  const taken: string[] = [];
  for (const { name } of sheets) {
    const base =
      name
        .replace(/[[\]:*?/\\']/g, ' ')
        .trim()
        .slice(0, 28) || 'Sheet';
    let free = base;
    for (let n = 2; taken.some((other) => other.toLowerCase() === free.toLowerCase()); n++) free = `${base} ${String(n)}`;
    taken.push(free);
  }
  return taken;
}

/** XML 1.0 has no control characters and no halves of surrogate pairs; the former are spelled _x000B_ as Excel does. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g, '\ufffd')

    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
