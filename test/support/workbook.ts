// Builds workbooks part by part, so that a test knows every byte of what it reads.
import { strToU8, zipSync, type Zippable } from 'fflate';

export interface SheetParts {
  name: string;
  /** XML of the rows. */
  rows: string;
  /** XML before and behind the rows, such as hidden columns and merged cells. */
  before?: string;
  after?: string;
  state?: string;
}

/** Number formats by the index that `cell` refers to with its style; index 0 is General. */
export function styles(codes: readonly (string | number)[]): string {
  const custom = codes.map((code, i) => ({ code, id: typeof code === 'number' ? code : 200 + i }));
  const formats = custom.flatMap(({ code, id }) =>
    typeof code === 'string' ? [`<numFmt numFmtId="${id}" formatCode="${escape(code)}"/>`] : [],
  );
  const xfs = custom.map(({ id }) => `<xf numFmtId="${id}"/>`).join('');
  return `<styleSheet><numFmts>${formats.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs}</cellXfs></styleSheet>`;
}

/** The parts of a workbook by path; `extra` replaces or adds parts, and an empty text takes one out. */
export function parts(sheets: readonly SheetParts[], extra: Record<string, string> = {}): Record<string, string> {
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${sheets.map(({ name, state }, i) => `<sheet name="${escape(name)}" ${state ? `state="${state}"` : ''} sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="x/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
  };
  sheets.forEach(({ rows, before = '', after = '' }, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet><dimension ref="A1:XFD9"/>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
  });
  return Object.fromEntries(Object.entries({ ...files, ...extra }).filter(([, text]) => text !== ''));
}

/** @param level 0 stores the entries */
export function zipped(files: Record<string, string | Uint8Array>, level: 0 | 6 = 6): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {};
  for (const [path, content] of Object.entries(files)) entries[path] = typeof content === 'string' ? strToU8(content) : content;
  return new Uint8Array(zipSync(entries, { level }));
}

export function book(sheets: readonly SheetParts[], extra: Record<string, string> = {}): Uint8Array<ArrayBuffer> {
  return zipped(parts(sheets, extra));
}

/** A workbook of one sheet. */
export function sheet(
  rows: string,
  extra: Record<string, string> = {},
  around: Partial<SheetParts> = {},
): Uint8Array<ArrayBuffer> {
  return book([{ name: 's', rows, ...around }], extra);
}

/** A shared string table of these, each as the XML inside its <si>. */
export function strings(items: readonly string[]): Record<string, string> {
  return { 'xl/sharedStrings.xml': `<sst>${items.map((item) => `<si>${item}</si>`).join('')}</sst>` };
}

export const text = (value: string) => `<c t="inlineStr"><is><t>${escape(value)}</t></is></c>`;
export const number = (value: string | number, style = 0) => `<c s="${style}"><v>${value}</v></c>`;
/** A cell with its address. */
export const at = (address: string, inner: string, attributes = '') => `<c r="${address}" ${attributes}>${inner}</c>`;
export const row = (...cells: string[]) => `<row>${cells.join('')}</row>`;
/** A row in its place, with texts and numbers from a column on; null leaves a cell out. */
export function line(r: number, values: readonly (string | number | null)[], column = 0): string {
  const cells = values.map((value, i) => {
    const address = `${String.fromCharCode(65 + column + i)}${r}`;
    if (value === null) return '';
    return typeof value === 'number'
      ? at(address, `<v>${value}</v>`)
      : at(address, `<is><t>${escape(value)}</t></is>`, 't="inlineStr"');
  });
  return `<row r="${r}">${cells.join('')}</row>`;
}
export const merges = (...refs: string[]) =>
  `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;

export function escape(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
