/** Owns what a workbook says of its sheets, dates and styles before any cell is read. */
import { AppError } from '../../lib/errors';
import { readZipDirectory, type ZipEntry } from '../archive/zip-directory';
import { readZipEntry, zipEntryChunks } from '../archive/zip-entry';
import { readElements, SharedStrings, SharedStringsReader, utf8Of } from './read-xml';
import { builtinKind, formatKind, type FormatKind } from './serial-date';

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly entry: ZipEntry;
}

export interface Workbook {
  /** In the order of the tabs; chart sheets are not among them. */
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
  /** What each cell style shows, by its number. */
  readonly styles: readonly FormatKind[];
  readonly strings: SharedStrings;
}

const MOST_PART_BYTES = 64 * 1024 * 1024;
const MOST_STRING_BYTES = 768 * 1024 * 1024;

/** @throws AppError `zip_broken`, `xlsx_not_workbook`, `xlsx_binary`, `zip_too_large` */
export async function readWorkbook(file: Blob, fileName: string): Promise<Workbook> {
  const entries = await readZipDirectory(file, fileName);
  const byPath = new Map(entries.map((entry) => [normal(entry.name), entry]));
  const part = async (path: string | undefined): Promise<ReturnType<typeof readElements>> => {
    const entry = path === undefined ? undefined : byPath.get(normal(path));
    return entry === undefined ? [] : readElements(await readZipEntry(file, fileName, entry, MOST_PART_BYTES));
  };
  const root = relations(await part('_rels/.rels'), '');
  const path = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (path.endsWith('.bin')) throw binaryWorkbook(fileName);
  if (!byPath.has(normal(path))) throw notWorkbook(fileName);
  const elements = await part(path);
  if (!elements.some(({ name }) => name === 'workbook')) throw notWorkbook(fileName);
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const parts = relations(await part(`${folder}/_rels/${path.slice(path.lastIndexOf('/') + 1)}.rels`), folder);
  const partOf = (type: string): string | undefined => parts.find((relation) => relation.type === type)?.target;
  const flag = elements.find(({ name }) => name === 'workbookPr')?.attributes.get('date1904');
  const stringsEntry = byPath.get(normal(partOf('sharedStrings') ?? `${folder}/sharedStrings.xml`));
  return {
    sheets: elements
      .filter(({ name, parent }) => name === 'sheet' && parent === 'sheets')
      .flatMap(({ attributes }) => {
        const relation = parts.find(({ id }) => id === attributes.get('id'));
        const entry = relation?.type === 'worksheet' ? byPath.get(normal(relation.target)) : undefined;
        const state = attributes.get('state') ?? 'visible';
        return entry === undefined ? [] : [{ name: attributes.get('name') ?? '', isHidden: state !== 'visible', entry }];
      }),
    is1904: flag === '1' || flag === 'true',
    styles: stylesOf(await part(partOf('styles') ?? `${folder}/styles.xml`)),
    strings: stringsEntry === undefined ? new SharedStrings() : await readStrings(file, fileName, stringsEntry),
  };
}

/** Paths in archives are compared without regard to case, slashes at the front, or backslashes. */
function normal(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** Relations of a part in `folder`, their targets as paths from the root; the type by its last word. */
function relations(elements: ReturnType<typeof readElements>, folder: string): { id: string; type: string; target: string }[] {
  return elements
    .filter(({ name, attributes }) => name === 'Relationship' && attributes.get('TargetMode') !== 'External')
    .map(({ attributes }) => ({
      id: attributes.get('Id') ?? '',
      type: (attributes.get('Type') ?? '').replace(/^.*\//, ''),
      target: resolve(folder, attributes.get('Target') ?? ''),
    }));
}

function resolve(folder: string, target: string): string {
  if (/^[/\\]/.test(target)) return target;
  const path = folder === '' ? [] : folder.split('/');
  for (const step of target.split(/[/\\]/)) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

function stylesOf(elements: ReturnType<typeof readElements>): FormatKind[] {
  const formats = new Map(
    elements
      .filter(({ name, parent }) => name === 'numFmt' && parent === 'numFmts')
      .map(({ attributes }) => [Number(attributes.get('numFmtId')), formatKind(attributes.get('formatCode') ?? '')]),
  );
  return elements
    .filter(({ name, parent }) => name === 'xf' && parent === 'cellXfs')
    .map(({ attributes }) => Number(attributes.get('numFmtId') ?? 0))
    .map((id) => formats.get(id) ?? builtinKind(id));
}

async function readStrings(file: Blob, fileName: string, entry: ZipEntry): Promise<SharedStrings> {
  const reader = new SharedStringsReader();
  let first = true;
  for await (const chunk of zipEntryChunks(file, fileName, entry, MOST_STRING_BYTES)) {
    reader.tags.push(first ? utf8Of(chunk) : chunk, false);
    first = false;
  }
  reader.tags.push(new Uint8Array(0), true);
  return reader.strings;
}

function notWorkbook(fileName: string): AppError {
  return new AppError('xlsx_not_workbook', {
    en: `"${fileName}" is not an Excel workbook, although its name or form says so. Open it in the program it comes from and save it as XLSX or CSV.`,
    zh: `“${fileName}”不是有效的 Excel 工作簿。请在原程序中打开，另存为 XLSX 或 CSV 后再导入。`,
  });
}

function binaryWorkbook(fileName: string): AppError {
  return new AppError('xlsx_binary', {
    en: `"${fileName}" is a binary workbook (XLSB), which is not read here. Open it in Excel or WPS and save it as XLSX.`,
    zh: `“${fileName}”是二进制工作簿（XLSB），暂不支持。请用 Excel 或 WPS 打开，另存为 XLSX 后再导入。`,
  });
}
