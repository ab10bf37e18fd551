/** Owns what a statement can name: tables with their columns and what they mean, and the functions of the engine. */
import type { ResultColumns } from '../../engine/columns';
import type { RawTable } from '../../intake/raw-table';
import type { Text } from '../../lib/text';
import type { TableMapping } from '../../model/mapping';
import { factField, type ModelInfo } from '../../model/model-info';
import { roleById } from '../../model/role-registry';
import { isRefusedCall } from '../../sql/expression-calls';
import { sql } from '../../sql/sql';
import { columnMeaning, TABLE_MEANING } from './table-meaning';

export interface CatalogueColumn {
  readonly name: string;
  /** DuckDB's own, such as VARCHAR. */
  readonly type: string;
  readonly meaning: Text | null;
}

export interface CatalogueTable {
  readonly name: string;
  readonly rows: number;
  /** `model`: made by the page. `file`: as it was read. */
  readonly kind: 'model' | 'file';
  readonly meaning: Text | null;
  readonly columns: readonly CatalogueColumn[];
}

export interface CatalogueFunction {
  readonly name: string;
  /** Names of the arguments of its shortest and longest form: `x[, precision]`. */
  readonly args: string;
  /** DuckDB's own sentence, English only; empty when it has none. */
  readonly description: string;
}

export interface Catalogue {
  readonly tables: readonly CatalogueTable[];
  readonly functions: readonly CatalogueFunction[];
}

export const EMPTY_CATALOGUE: Catalogue = { tables: [], functions: [] };

/** One row a column of a table or view, in the order of the table. */
export const QUERY_COLUMNS = sql`
SELECT table_name, column_name, data_type
FROM duckdb_columns()
WHERE NOT internal AND schema_name = 'main' AND database_name = current_database()
ORDER BY table_name, column_index`;

/** One row a function that can be called by name: its longest form, and how many arguments the shortest has. */
export const QUERY_FUNCTIONS = sql`
SELECT
  function_name AS name,
  arg_max(array_to_string(parameters, ', '), len(parameters)) AS args,
  min(len(parameters))::INTEGER AS fewest,
  coalesce(any_value(description), '') AS description
FROM duckdb_functions()
WHERE internal AND function_type IN ('scalar', 'aggregate', 'macro', 'table') AND regexp_full_match(function_name, '[a-z][a-z0-9_]*')
GROUP BY function_name
ORDER BY function_name`;

/** Known to the parser, so that duckdb_functions() does not list them. */
const WINDOW_FUNCTIONS: readonly (readonly [string, string])[] = [
  ...(['row_number', 'rank', 'dense_rank', 'percent_rank', 'cume_dist'] as const).map((name) => [name, ''] as const),
  ['ntile', 'buckets'],
  ['lag', 'x[, offset, default]'],
  ['lead', 'x[, offset, default]'],
  ['first_value', 'x'],
  ['last_value', 'x'],
  ['nth_value', 'x, n'],
];

/** Workings of the engine, and what would need an extension that is not here. */
const UNWANTED =
  /^(?:pg_|has_|json|from_json|to_json|row_to_json|array_to_json|icu_|add_parquet|col_description|obj_description|shobj_|txid_|in_search_path|current_(?:schema|database|user|role|catalog)|session_user|user$|version|inet_|getvariable|vector_type|is_histogram_other|finalize|combine|create_sort_key|constant_or_null|md_|sniff|storage_info|which_|icu|internal|force_|struct_(?:update|concat)|parse_(?:dirname|dirpath|duckdb))/;

export function readFunctions(result: ResultColumns): CatalogueFunction[] {
  const [names, args, descriptions] = [result.texts('name'), result.texts('args'), result.texts('description')];
  const fewest = result.numbers('fewest');
  const engine = names.flatMap((name, i): CatalogueFunction[] => {
    if (name === null || isRefusedCall(name) || UNWANTED.test(name)) return [];
    return [{ name, args: argumentText(args[i] ?? '', fewest[i] ?? 0), description: descriptions[i] ?? '' }];
  });
  const windows = WINDOW_FUNCTIONS.filter(([name]) => !engine.some((other) => other.name === name));
  return [...engine, ...windows.map(([name, text]) => ({ name, args: text, description: '' }))];
}

/** The arguments that may be left out in brackets. */
function argumentText(longest: string, fewest: number): string {
  const list = longest === '' ? [] : longest.split(', ');
  const needed = list.slice(0, fewest).join(', ');
  const rest = list.slice(fewest).join(', ');
  return rest === '' ? needed : `${needed}[${needed === '' ? '' : ', '}${rest}]`;
}

/**
 * Tables of the model first, in the order of TABLE_MEANING, then those of the files.
 * @param rows of each table of the model @param mapping the mapping in force for a raw table
 */
export function readTables(
  result: ResultColumns,
  model: ModelInfo | null,
  rows: Readonly<Record<string, number>>,
  raws: readonly RawTable[],
  mapping: (table: RawTable) => TableMapping,
): CatalogueTable[] {
  const columns = new Map<string, { name: string; type: string }[]>();
  const [tables, names, types] = [result.texts('table_name'), result.texts('column_name'), result.texts('data_type')];
  tables.forEach((table, i) => {
    const list = columns.get(table ?? '') ?? [];
    list.push({ name: names[i] ?? '', type: types[i] ?? '' });
    columns.set(table ?? '', list);
  });
  const own = Object.entries(TABLE_MEANING).flatMap(([name, meaning]): CatalogueTable[] => {
    const list = columns.get(name);
    if (list === undefined || rows[name] === undefined) return [];
    const told = list.map((column) => ({ ...column, meaning: modelMeaning(name, column.name, model) }));
    return [{ name, rows: rows[name], kind: 'model', meaning, columns: told }];
  });
  const files = raws.map((raw): CatalogueTable => {
    const uses = new Map(mapping(raw).columns.map(({ column, use }) => [column, use.kind === 'role' ? use.role : '']));
    const told = (columns.get(raw.name) ?? []).map((column) => {
      const role = roleById(uses.get(column.name) ?? '');
      // The header says it already.
      return { ...column, meaning: role === undefined || Object.values(role.text).includes(column.name) ? null : role.text };
    });
    return { name: raw.name, rows: raw.rows, kind: 'file', meaning: null, columns: told };
  });
  return [...own, ...files];
}

function modelMeaning(table: string, column: string, model: ModelInfo | null): Text | null {
  const known = columnMeaning(table, column);
  if (known !== null) return known;
  const fact = table === 'customer_facts' && model !== null ? factField(model, column) : undefined;
  const role = roleById(column);
  const [text, unit] = [fact?.text ?? role?.text ?? null, fact?.unit ?? role?.unit];
  if (text === null || unit === undefined) return text;
  return { en: `${text.en}, ${unit.en}`, zh: `${text.zh}（${unit.zh}）` };
}
