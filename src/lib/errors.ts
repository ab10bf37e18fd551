/** Owns AppError, the one error type that may reach a person. */
import type { Text } from './text';

/** What structured clone keeps of an AppError on its way out of a worker. */
export interface AppErrorRecord {
  readonly code: string;
  readonly text: Text;
  readonly detail?: string | undefined;
}

/**
 * An error with a sentence for the user in both languages: what happened, where, what to do.
 * `code` is stable snake_case for tests and automation; `detail` (SQL, engine message) is shown under "details" only.
 */
export class AppError extends Error {
  readonly code: string;
  readonly text: Text;
  readonly detail: string | undefined;

  constructor(code: string, text: Text, options: { detail?: string | undefined; cause?: unknown } = {}) {
    super(`${code}: ${text.en}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.text = text;
    this.detail = options.detail;
  }

  /** For postMessage: errors lose their fields in structured clone. */
  toRecord(): AppErrorRecord {
    return { code: this.code, text: this.text, detail: this.detail };
  }

  static fromRecord(record: AppErrorRecord): AppError {
    return new AppError(record.code, record.text, { detail: record.detail });
  }

  /** Any thrown value as an AppError; an unknown one becomes `unexpected` with its own message as detail. */
  static from(thrown: unknown): AppError {
    if (thrown instanceof AppError) return thrown;
    const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    return new AppError(
      'unexpected',
      {
        en: 'Something unexpected happened. Your data is still here; try again, or reload the page if it comes back.',
        zh: '发生了意外错误。数据仍在，请重试；若再次出现，请刷新页面。',
      },
      { detail, cause: thrown },
    );
  }
}

/** True for the error that an AbortSignal raises; such an error is never shown. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError';
}

/** The error an aborted operation ends with. */
export function abortError(): DOMException {
  return new DOMException('aborted', 'AbortError');
}
