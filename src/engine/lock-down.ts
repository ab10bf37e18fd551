/** Owns the settings that keep DuckDB from reaching outside the page. Also run by the SQL tests, so that they meet the page's limits. */

/** The only folder that DuckDB may read; nothing is ever put there, for intake hands over Arrow batches. */
const IMPORT_FOLDER = 'import/';

/**
 * In this order: the last line forbids any further setting.
 * Extension autoload would try to download (a wasm error in the page, an endless hang in Node).
 */
export const LOCK_DOWN: readonly string[] = [
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
  'SET preserve_insertion_order = true',
  // There is no disk to save to, yet each 16 MB inserted would start a checkpoint: loading a million rows takes 2.4 s with it, 1.1 s without.
  "SET checkpoint_threshold = '1TB'",
  `SET allowed_directories = ['${IMPORT_FOLDER}']`,
  'SET enable_external_access = false',
  'SET lock_configuration = true',
];
