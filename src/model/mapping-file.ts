/** Owns the small file in which mappings are kept: writing it, knowing it, and reading it with everything checked. */
import { AppError } from '../lib/errors';
import type { Text } from '../lib/text';
import type { RememberedUse, TableMapping } from './mapping';
import { CANONICAL_TABLES } from './role';
import { roleById } from './role-registry';
import { readScoreChoices, type ScoreChoices } from './survey/score-choice';

const VERSION = 1;

/** The mapping of all tables with one shape of header. */
export interface SavedTable {
  /** The file it was made for; only for people to read. */
  readonly file: string;
  /** See header-shape. */
  readonly shape: string;
  readonly rowIs: TableMapping['rowIs'];
  readonly dropTotals: boolean;
  /** Absent where no columns are classes. */
  readonly byClass?: boolean;
  /** Name of a column, or of a series of them, → use. */
  readonly columns: Readonly<Record<string, RememberedUse>>;
  /** Scales and words of answers; absent where nothing was said about them. */
  readonly scores?: ScoreChoices;
}

export interface ReadMapping {
  readonly tables: readonly SavedTable[];
  /** What was left out, in sentences. */
  readonly problems: readonly Text[];
}

/** Bytes at the start of a file that tell a mapping from data, and the largest file that can be one. */
const HEAD_BYTES = 200;
const MOST_BYTES = 20_000_000;

/** The file's text. */
export function writeMappingFile(tables: readonly SavedTable[]): string {
  return `${JSON.stringify({ wattfolk: 'mapping', version: VERSION, tables }, null, 2)}\n`;
}

/** True for a file that says of itself that it is a mapping; its name does not matter. */
export async function isMappingFile(file: File): Promise<boolean> {
  if (file.size > MOST_BYTES) return false;
  const head = await file
    .slice(0, HEAD_BYTES)
    .text()
    .catch(() => '');
  return /^\uFEFF?\s*\{\s*"wattfolk"\s*:\s*"mapping"/.test(head);
}

/**
 * Tables with a role or kind of row that is not known here are read without it; `problems` names each.
 * @throws AppError `mapping_file_broken`, `mapping_file_version`
 */
export function readMappingFile(text: string, file: string): ReadMapping {
  const saved = parse(text, file);
  if (saved['version'] !== VERSION) throw newer(file);
  if (!Array.isArray(saved['tables'])) throw broken(file);
  const problems: Text[] = [];
  const tables = saved['tables'].map((entry: unknown): SavedTable => {
    if (!isRecord(entry) || typeof entry['shape'] !== 'string' || !isRecord(entry['columns'])) throw broken(file);
    const name = typeof entry['file'] === 'string' ? entry['file'] : '';
    const rowIs = [...CANONICAL_TABLES, 'ignore' as const].find((known) => known === entry['rowIs']);
    if (rowIs === undefined) throw unknownRow(file, String(entry['rowIs']));
    const columns: Record<string, RememberedUse> = {};
    for (const [column, use] of Object.entries(entry['columns'])) {
      const known = readUse(use);
      if (known === null) problems.push(unknownUse(name, column, use));
      else columns[column] = known;
    }
    const scores = readScoreChoices(entry['scores']);
    return {
      ...{ file: name, shape: entry['shape'], rowIs, dropTotals: entry['dropTotals'] === true, columns },
      ...(typeof entry['byClass'] === 'boolean' && { byClass: entry['byClass'] }),
      ...(Object.keys(scores).length > 0 && { scores }),
    };
  });
  return { tables, problems };
}

function parse(text: string, file: string): Record<string, unknown> {
  try {
    const saved: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (isRecord(saved)) return saved;
  } catch {
    // Cut off or edited by hand: the sentence below says so.
  }
  throw broken(file);
}

/** null for a use that this version does not know. */
export function readUse(use: unknown): RememberedUse | null {
  if (!isRecord(use)) return null;
  switch (use['kind']) {
    case 'attribute':
    case 'ignore':
    case 'series':
      return { kind: use['kind'] };
    case 'role':
      return typeof use['role'] === 'string' && roleById(use['role']) !== undefined ? { kind: 'role', role: use['role'] } : null;
    default:
      return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function broken(file: string): AppError {
  return new AppError('mapping_file_broken', {
    en: `"${file}" is a mapping file, but it is incomplete or was changed by hand. Save the mapping again on the Data page and use that file.`,
    zh: `“${file}”是列识别文件，但内容不完整或被改动过。请在“数据”页重新保存列识别文件后再载入。`,
  });
}

function newer(file: string): AppError {
  return new AppError('mapping_file_version', {
    en: `"${file}" was saved by another version of Wattfolk. Open it with that version, or save the mapping again with this one.`,
    zh: `“${file}”由其他版本的电客分群保存。请用原版本打开，或用当前版本重新保存。`,
  });
}

function unknownRow(file: string, rowIs: string): AppError {
  return new AppError('mapping_file_broken', {
    en: `"${file}" takes rows for "${rowIs}", which is not known here. Save the mapping again on the Data page and use that file.`,
    zh: `“${file}”中的行类型“${rowIs}”无法识别。请在“数据”页重新保存列识别文件后再载入。`,
  });
}

function unknownUse(file: string, column: string, use: unknown): Text {
  const role = isRecord(use) ? String(use['role'] ?? use['kind']) : String(use);
  return {
    en: `${file}, column "${column}": the role "${role}" is not known here, so the column is recognised as if nothing had been saved.`,
    zh: `${file}，列“${column}”：用途“${role}”无法识别，该列将按自动识别处理。`,
  };
}
