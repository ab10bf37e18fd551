/** Owns what a workbook says of its sheets, dates and styles before any cell is read. */
import { AppError } from '../../lib/errors';
import { readZipDirectory, zipBroken, type ZipEntry } from '../archive/zip-directory';
import { readZipEntry, zipEntryChunks } from '../archive/zip-entry';
import { readElements, SharedStrings, SharedStringsReader, XmlBytes, type Element } from './read-xml';
import { builtinKind, formatKind, zerosOf, type FormatKind } from './serial-date';

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly entry: ZipEntry;
}

/** What a cell style shows. */
export interface CellFormat {
  readonly kind: FormatKind;
  /** Digits to which whole numbers are filled up with zeros; 0 for none. */
  readonly zeros: number;
}

export interface Workbook {
  /** In the order of the tabs; chart sheets are not among them. */
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
  /** By number of the cell style. */
  readonly formats: readonly CellFormat[];
  readonly strings: SharedStrings;
  /** The shared strings come with declarations of their own entities. */
  readonly declares: boolean;
}

const MB = 1024 * 1024;
const MOST_PART_BYTES = 64 * MB;
/** Sheets shrink to a twentieth or so; bombs to a thousandth. */
const MOST_RATIO = 200;
const NEVER_A_BOMB_BYTES = 128 * MB;
const WANTED = new Set(['workbook', 'workbookPr', 'sheet', 'Relationship', 'numFmt', 'xf']);

/** Inflated bytes beyond which a part is refused. */
export function mostBytesOf(entry: ZipEntry, most: number): number {
  return Math.min(most, Math.max(NEVER_A_BOMB_BYTES, entry.packedBytes * MOST_RATIO));
}

/** @throws AppError `zip_broken`, `xlsx_not_workbook`, `xlsx_binary`, `zip_too_large` */
export async function readWorkbook(file: Blob, fileName: string): Promise<Workbook> {
  const entries = await readZipDirectory(file, fileName);
  const byPath = new Map(entries.map((entry) => [normal(entry.name), entry]));
  const entryOf = (path: string | undefined): ZipEntry | undefined => (path === undefined ? undefined : byPath.get(normal(path)));
  const part = async (path: string | undefined): Promise<Element[]> => {
    const entry = entryOf(path);
    return entry === undefined ? [] : readElements(await readZipEntry(file, fileName, entry, MOST_PART_BYTES), WANTED);
  };
  const root = relations(await part('_rels/.rels'), '');
  const path = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (path.endsWith('.bin') || (entryOf(path) === undefined && byPath.has('xl/workbook.bin'))) throw binaryWorkbook(fileName);
  if (entryOf(path) === undefined) throw notWorkbook(fileName);
  const elements = await part(path);
  if (!elements.some(({ name }) => name === 'workbook')) throw notWorkbook(fileName);
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const parts = relations(await part(`${folder}/_rels/${path.slice(path.lastIndexOf('/') + 1)}.rels`), folder);
  const partOf = (type: string): string | undefined => parts.find((relation) => relation.type === type)?.target;
  const flag = elements.find(({ name }) => name === 'workbookPr')?.attributes.get('date1904');
  const sheets = elements
    .filter(({ name, parent }) => name === 'sheet' && parent === 'sheets')
    .flatMap(({ attributes }, i): Sheet[] => {
      const relation = parts.find(({ id }) => id === attributes.get('id'));
      // Without its relations a workbook still numbers its sheets.
      const target = relation === undefined ? `${folder}/worksheets/sheet${i + 1}.xml` : relation.target;
      const entry = relation === undefined || relation.type === 'worksheet' ? entryOf(target) : undefined;
      const state = attributes.get('state') ?? 'visible';
      return entry === undefined ? [] : [{ name: attributes.get('name') ?? '', isHidden: state !== 'visible', entry }];
    });
  const stringsEntry = entryOf(partOf('sharedStrings') ?? `${folder}/sharedStrings.xml`);
  const { strings, declares } =
    stringsEntry === undefined
      ? { strings: new SharedStrings(), declares: false }
      : await readStrings(file, fileName, stringsEntry);
  return {
    sheets,
    is1904: flag === '1' || flag === 'true',
    formats: formatsOf(await part(partOf('styles') ?? `${folder}/styles.xml`)),
    strings,
    declares,
  };
}

/** Paths in archives are compared without regard to case, slashes at the front, or backslashes. */
function normal(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** Relations of a part in `folder`, their targets as paths from the root; the type by its last word. */
function relations(elements: readonly Element[], folder: string): { id: string; type: string; target: string }[] {
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

function formatsOf(elements: readonly Element[]): CellFormat[] {
  const formats = new Map(
    elements
      .filter(({ name, parent }) => name === 'numFmt' && parent === 'numFmts')
      .map(({ attributes }): [number, CellFormat] => {
        const code = attributes.get('formatCode') ?? '';
        return [Number(attributes.get('numFmtId')), { kind: formatKind(code), zeros: zerosOf(code) }];
      }),
  );
  return elements
    .filter(({ name, parent }) => name === 'xf' && parent === 'cellXfs')
    .map(({ attributes }) => Number(attributes.get('numFmtId') ?? 0))
    .map((id) => formats.get(id) ?? { kind: builtinKind(id), zeros: 0 });
}

async function readStrings(
  file: Blob,
  fileName: string,
  entry: ZipEntry,
): Promise<{ strings: SharedStrings; declares: boolean }> {
  const reader = new SharedStringsReader();
  const source = new XmlBytes();
  const most = mostBytesOf(entry, 768 * MB);
  try {
    for await (const chunk of zipEntryChunks(file, fileName, entry, most)) reader.tags.push(source.push(chunk, false), false);
    reader.tags.push(source.push(new Uint8Array(0), true), true);
  } catch (thrown) {
    throw thrown instanceof RangeError ? zipBroken(fileName, thrown) : thrown;
  }
  return { strings: reader.strings, declares: reader.tags.declares };
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
