/** Owns web pages with tables, whatever their name: what many systems export as .xls. */
import { csvProblems, type CsvProblem } from '../csv/csv-problems';
import { utf8Chunks, type StreamCounts } from '../encoding/utf8-chunks';
import type { OpenTables } from '../tables/table-source';
import { chooseTables } from './choose-tables';
import { HtmlTables } from './html-tables';
import { HtmlTags } from './html-tags';
import { markupEncoding } from './markup-encoding';
import { markupProblems } from './markup-problems';

/** @throws AppError `encoding_unknown` */
export const openHtml: OpenTables = async (file, overrides, onShare) => {
  const encoding = await markupEncoding(file, overrides.encoding);
  const counts: StreamCounts = { nulBytes: 0, undecodable: 0, bytesRead: 0 };
  const page = new HtmlTables();
  const tags = new HtmlTags(page);
  for await (const { bytes, last } of utf8Chunks(file, encoding, false, counts)) {
    tags.push(bytes, last);
    onShare(counts.bytesRead / file.size);
  }
  page.finish();
  const { tables, passedOver } = chooseTables(page.tables);
  const names = namesOf(tables.map(({ caption }) => caption));
  const problems: (CsvProblem | false)[] = [
    page.unclosed > 0 && markupProblems.cut(),
    passedOver > 0 && markupProblems.passedOver(passedOver),
    counts.nulBytes > 0 && csvProblems.nulBytes(counts.nulBytes),
    counts.undecodable > 0 && csvProblems.undecodable(counts.undecodable, encoding),
  ];
  return {
    sources: tables.map(({ grid }, i) => ({ name: names[i] ?? '', grid })),
    encoding,
    problems: problems.filter((problem) => problem !== false),
    empty: markupProblems.noTable(file.name),
  };
};

/** Captions, or numbers; none for a single table. */
function namesOf(captions: readonly string[]): string[] {
  if (captions.length < 2) return [''];
  return captions.map((caption, i) => (caption !== '' && captions.indexOf(caption) === i ? caption : `table_${i + 1}`));
}
