/** Owns OpenDocument spreadsheets (ODS): the sheets in content.xml, repeated cells and rows written out within bounds. */
import { readZipDirectory, type ZipEntry } from '../archive/zip-directory';
import { readZipEntry, zipEntryChunks } from '../archive/zip-entry';
import type { CsvProblem } from '../csv/csv-problems';
import type { OpenTables } from '../tables/table-source';
import { xlsxProblems } from '../xlsx/xlsx-problems';
import { XmlBytes } from '../xlsx/read-xml';
import { XmlTags } from '../xlsx/xml-tags';
import { markupProblems } from './markup-problems';
import { OdsTables } from './ods-tables';

const MOST_CONTENT_BYTES = 1024 * 1024 * 1024;
const MOST_RATIO = 200;
const NEVER_A_BOMB_BYTES = 128 * 1024 * 1024;
const MOST_MANIFEST_BYTES = 8 * 1024 * 1024;

/** @throws AppError `ods_broken`, `ods_encrypted`, `zip_broken`, `zip_too_large` */
export const openOds: OpenTables = async (file, overrides, onShare) => {
  const entries = await readZipDirectory(file, file.name);
  const entryOf = (path: string): ZipEntry | undefined => entries.find(({ name }) => name === path);
  const manifest = entryOf('META-INF/manifest.xml');
  if (manifest !== undefined) {
    const text = new TextDecoder().decode(await readZipEntry(file, file.name, manifest, MOST_MANIFEST_BYTES));
    if (/<(?:\w+:)?encryption-data/.test(text)) throw markupProblems.encryptedOds(file.name);
  }
  const content = entryOf('content.xml');
  if (content === undefined) throw markupProblems.noOds(file.name);
  const most = Math.min(MOST_CONTENT_BYTES, Math.max(NEVER_A_BOMB_BYTES, content.packedBytes * MOST_RATIO));
  const ods = new OdsTables();
  const tags = new XmlTags(ods);
  const source = new XmlBytes();
  for await (const chunk of zipEntryChunks(file, file.name, content, most, onShare)) tags.push(source.push(chunk, false), false);
  tags.push(source.push(new Uint8Array(0), true), true);
  const asked = overrides.sheet;
  const shown = ods.sheets.filter(({ isHidden, name }) => (asked === undefined ? !isHidden : name === asked));
  const hidden = asked === undefined ? ods.sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name) : [];
  const problems: (CsvProblem | false)[] = [
    ods.leftOut > 0 && markupProblems.repeatsCut(ods.leftOut),
    hidden.length > 0 && xlsxProblems.hiddenSheets(hidden),
    tags.declares && xlsxProblems.declarations(),
  ];
  return {
    sources: shown,
    problems: problems.filter((problem) => problem !== false),
    empty: hidden.length > 0 ? xlsxProblems.emptyWorkbook(file.name, hidden) : markupProblems.noCells(file.name),
  };
};
