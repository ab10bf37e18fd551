/** Owns the small file that carries a person's choices to another computer or day: writing it, knowing it, reading it with everything checked. */
import { AppError } from '../lib/errors';
import { readChoices, type Choices } from './choices';

const VERSION = 1;
/** Bytes at the start of a file that tell it from data, and the largest file that can be one. */
const HEAD_BYTES = 200;
const MOST_BYTES = 20_000_000;

/** How one looks at the page is a matter of who looks, and the mask is lifted by each for himself. */
type Carried = Omit<Choices, 'locale' | 'theme' | 'showPersonal'>;

/** The file's text: choices only, never rows. */
export function writeWorkspaceFile(choices: Choices, savedOn: string): string {
  const { locale: _, theme: __, showPersonal: ___, ...carried } = choices;
  return `${JSON.stringify({ wattfolk: 'workspace', version: VERSION, savedOn, choices: carried satisfies Carried }, null, 2)}\n`;
}

/** True for a file that says of itself that it is a workspace; its name does not matter. */
export async function isWorkspaceFile(file: File): Promise<boolean> {
  if (file.size > MOST_BYTES) return false;
  const head = await file
    .slice(0, HEAD_BYTES)
    .text()
    .catch(() => '');
  return /^\uFEFF?\s*\{\s*"wattfolk"\s*:\s*"workspace"/.test(head);
}

/**
 * The choices of the file in the place of those now; language, theme and mask stay. What does not make sense is left as it is now.
 * @throws AppError `workspace_file_broken`, `workspace_file_version`
 */
export function readWorkspaceFile(text: string, file: string, now: Choices): Choices {
  const saved = parse(text, file);
  if (saved['version'] !== VERSION) throw otherVersion(file);
  const { choices } = saved;
  if (!isRecord(choices)) throw broken(file);
  return { ...readChoices(choices, now), locale: now.locale, theme: now.theme, showPersonal: now.showPersonal };
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function broken(file: string): AppError {
  return new AppError('workspace_file_broken', {
    en: `"${file}" is a workspace file, but it is incomplete or was changed by hand. Nothing was changed here; save the workspace again and use that file.`,
    zh: `“${file}”是工作方案文件，但内容不完整或被改动过，当前设置未变。请重新保存工作方案后再载入。`,
  });
}

function otherVersion(file: string): AppError {
  return new AppError('workspace_file_version', {
    en: `"${file}" was saved by another version of Wattfolk. Open it with that version, or save the workspace again with this one.`,
    zh: `“${file}”由其他版本的电客分群保存。请用原版本打开，或用当前版本重新保存。`,
  });
}
