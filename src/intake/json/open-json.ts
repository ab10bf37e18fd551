/** Owns JSON files: lines, lists, wrapped lists, columns, single objects → the tables in them. */
import { csvProblems, type CsvProblem } from '../csv/csv-problems';
import { utf8Chunks, type StreamCounts } from '../encoding/utf8-chunks';
import { wholeFileEncoding } from '../encoding/whole-file-encoding';
import { TableRows } from '../tables/table-rows';
import type { OpenTables, RowSource } from '../tables/table-source';
import { JsonColumns } from './json-columns';
import { emptyJson, jsonProblems, notJson, tooLargeShape } from './json-problems';
import { JsonRecords, type RecordPlace } from './json-records';
import { JsonShape, type ObjectPlace } from './json-shape';
import { JsonBreak, JsonTokens, type TokenSink } from './json-tokens';
import { JsonTree, valueAt, type JsonObject, type JsonValue } from './json-tree';
import { columnwise, keyed, single } from './whole-shapes';

/** Shapes that are no lists of records are read as a whole, up to this. */
const MOST_WHOLE_BYTES = 200 * 1024 * 1024;
/** The text for which line ends are looked at, and the records on which columns are laid out. */
const LINES_BYTES = 262_144;

/** @throws AppError `json_broken`, `json_too_large`, `encoding_unknown` */
export const openJson: OpenTables = async (file, overrides) => {
  const encoding = await wholeFileEncoding(file, overrides.encoding);
  const json = new JsonText(file, encoding);
  const isLines = hasRecordLines(await json.head());
  const shape = new JsonShape();
  const broken = isLines === null ? await json.read(shape, { until: () => shape.isDecided }) : null;
  const sources =
    isLines === null ? await sourcesOf(json, shape, file) : [recordSource(json, '', { path: null, kind: isLines }, null, true)];
  return {
    sources,
    encoding,
    problems: json.problems,
    empty: broken === null ? emptyJson(file.name) : notJson(file.name, broken),
  };
};

/** The bytes of the file as tokens, from the start each time. */
class JsonText {
  constructor(
    private readonly file: File,
    readonly encoding: string,
  ) {}

  problems: CsvProblem[] = [];

  /** @returns the break at which the reading ended */
  async read(sink: TokenSink, options: { until?: () => boolean; lines?: boolean } = {}): Promise<JsonBreak | null> {
    for await (const step of this.steps(sink, options)) if (step.broken !== null) return step.broken;
    return null;
  }

  async *steps(
    sink: TokenSink,
    { until, lines = false }: { until?: () => boolean; lines?: boolean } = {},
  ): AsyncGenerator<{ readonly share: number; readonly broken: JsonBreak | null }> {
    const counts: StreamCounts = { nulBytes: 0, undecodable: 0, bytesRead: 0 };
    const tokens = new JsonTokens(sink, lines);
    for await (const { bytes, last } of utf8Chunks(this.file, this.encoding, false, counts)) {
      let broken: JsonBreak | null = null;
      try {
        tokens.push(bytes, last);
      } catch (thrown) {
        if (!(thrown instanceof JsonBreak)) throw thrown;
        broken = thrown;
      }
      yield { share: counts.bytesRead / this.file.size, broken };
      if (broken !== null || until?.() === true) break;
    }
    this.problems = [
      ...(counts.nulBytes > 0 ? [csvProblems.nulBytes(counts.nulBytes)] : []),
      ...(counts.undecodable > 0 ? [csvProblems.undecodable(counts.undecodable, this.encoding)] : []),
    ];
  }

  async head(): Promise<string> {
    const bytes = await this.file.slice(0, LINES_BYTES).arrayBuffer();
    const text = new TextDecoder(this.encoding).decode(bytes);
    return this.file.size > LINES_BYTES ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
  }
}

/** What each line is, when the file has one record a line; null when it has not. Parts of a record over several lines are indented. */
function hasRecordLines(head: string): 'objects' | 'lists' | null {
  const lines = head
    .replace(/^\ufeff/, '')
    .split(/\r?\n/, 60)
    .filter((line) => line.trim() !== '');
  const whole = (open: string, close: string): string[] =>
    lines.filter((line) => line.startsWith(open) && line.trimEnd().endsWith(close) && isJson(line));
  const enough = (found: readonly string[]): boolean => found.length >= 2 && found.length * 4 >= lines.length;
  if (enough(whole('{', '}'))) return 'objects';
  const lists = whole('[', ']');
  // Lists of records, a page of them in each line, are another thing.
  return enough(lists) && !lists.some((line) => /^\[\s*\{/.test(line)) ? 'lists' : null;
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

async function sourcesOf(json: JsonText, shape: JsonShape, file: File): Promise<RowSource[]> {
  if (shape.isSequence) {
    const kind = shape.root === 'object' ? 'objects' : shape.root === 'list' ? 'lists' : 'values';
    const first = shape.recordLists()[0];
    // Lists of records behind one another, as pages of an answer that were appended.
    if (kind === 'lists' && first?.kind === 'objects') return [recordSource(json, '', { path: [], kind: 'objects' }, null)];
    return [recordSource(json, '', { path: null, kind }, null)];
  }
  const lists = shape.recordLists();
  const many = keyedPlace(shape);
  if (lists.length > 0 && (many === null || lists.length <= 64))
    return lists.map(({ place, kind }) =>
      recordSource(
        json,
        lists.length > 1 ? place.path.join('.') : '',
        { path: place.path, kind },
        kind === 'lists' ? shape.namesBeside(place) : null,
      ),
    );
  if (shape.root === 'list') return [recordSource(json, '', { path: [], kind: 'values' }, null)];
  if (shape.root !== 'object' || isEmptyAnswer(shape)) return [];
  if (file.size > MOST_WHOLE_BYTES) throw tooLargeShape(file.name);
  const tree = new JsonTree();
  await json.read(tree);
  return [wholeSource(tree.root, shape, many)];
}

/** True for `{"code": 0, "data": []}`: an answer without records, not a record. */
function isEmptyAnswer({ lists }: JsonShape): boolean {
  return lists.length === 1 && lists[0]?.values === 0 && ANSWER.test(lists[0].path[lists[0].path.length - 1] ?? '');
}

const ANSWER = /^(?:data|datas|rows?|records?|list|items?|results?|content|values?|features)$/i;

/** The object whose parts are the records, if there is one. */
function keyedPlace(shape: JsonShape): ObjectPlace | null {
  const alike = shape.objects.filter(({ objects, others, alike }) => objects > 1 && others === 0 && alike >= objects * 0.8);
  return alike.reduce<ObjectPlace | null>((best, place) => (best === null || place.objects > best.objects ? place : best), null);
}

function wholeSource(root: JsonValue, shape: JsonShape, many: ObjectPlace | null): RowSource {
  if (many !== null) {
    const records = valueAt(root, many.path) as JsonObject;
    // As pandas writes a table by columns: {"kwh": {"0": 1, "1": 2}}.
    const isByRow = many.firstName === '0';
    return isByRow ? columnwise([...records]) : keyed(records);
  }
  const parents = new Map<string, { readonly path: readonly string[]; columns: number; most: number }>();
  for (const { path, values } of shape.lists) {
    const parent = path.slice(0, -1);
    const known = parents.get(parent.join('\0')) ?? { path: parent, columns: 0, most: 0 };
    parents.set(parent.join('\0'), { ...known, columns: known.columns + 1, most: Math.max(known.most, values) });
  }
  const best = [...parents.values()].filter(({ most }) => most > 1).sort((a, b) => b.columns - a.columns)[0];
  const object = best === undefined ? null : valueAt(root, best.path);
  if (!(object instanceof Map)) return single(root);
  const columns = [...(object as JsonObject)].filter(([, value]) => Array.isArray(value));
  return columnwise(columns);
}

function recordSource(
  json: JsonText,
  name: string,
  place: RecordPlace,
  header: readonly string[] | null,
  lines = false,
): RowSource {
  const columns = new JsonColumns();
  if (header !== null) columns.names.push(...header);
  const isNamed = place.kind !== 'lists' || header !== null;
  let isLaidOut = false;
  return {
    name,
    ...(isNamed ? { names: columns.names } : {}),
    async *rows(into: TableRows) {
      if (isNamed && !isLaidOut) {
        // The records of the first chunk give the columns their order.
        const learn = new JsonRecords(new TableRows(), columns, place);
        for await (const step of json.steps(learn, { lines })) {
          void step;
          break;
        }
        columns.settle();
        isLaidOut = true;
      }
      const records = new JsonRecords(into, columns, place);
      for await (const { share, broken } of json.steps(records, { lines })) {
        if (broken !== null) {
          into.batch.discardRow();
          into.problems.push(jsonProblems.broken(broken));
        }
        yield share;
      }
      if (records.blank > 0) into.problems.push(csvProblems.blankRows(records.blank));
      if (columns.leftOut > 0) into.problems.push(jsonProblems.namesLeftOut(columns.leftOut));
      yield 1;
    },
  };
}
