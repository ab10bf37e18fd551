/** Owns which functions a condition typed by a person may not call: what reads files or the engine's own state, runs text, or leaves traces. */

/** Table functions that only make rows out of their arguments. */
const HARMLESS_TABLES = new Set(['unnest', 'range', 'generate_series', 'repeat', 'histogram', 'histogram_values']);

/** Whole families, so that a function of a later engine is refused as well. */
const FAMILY =
  /^(?:read_|duckdb_|pragma_|parquet_|sniff_|write_|enable_|disable_|arrow_scan|seq_scan|query|test_|force_|truncate_|current_(?:connection|query|transaction)|json_(?:de)?serialize|json_execute|which_secret|from_substrait|copy_|import_|export_|load_|install_|sqlite_|postgres_|mysql_)/;

const SINGLE = new Set([
  ...[
    'glob',
    'summary',
    'checkpoint',
    'repeat_row',
    'nextval',
    'currval',
    'setseed',
    'stats',
    'error',
    'getenv',
    'getvariable',
    'sql_auto_complete',
  ],
  // These change from call to call, so that nobody could say why a customer has a tag.
  ...['random', 'uuid', 'uuidv4', 'uuidv7', 'gen_random_uuid'],
  // Makes several columns of one.
  'columns',
]);

/** @param name of the function in any case, without its schema */
export function isRefusedCall(name: string): boolean {
  const lower = name.toLowerCase();
  return !HARMLESS_TABLES.has(lower) && (SINGLE.has(lower) || FAMILY.test(lower));
}
