/** Owns the worker that reads JSON, web pages and old workbooks away from the page's thread. */
import { AppError } from '../../lib/errors';
import type { ReadOverrides } from '../reader';
import { serveReader } from '../serve-reader';
import { readFormat } from './formats';
import type { TableSummary } from './table-sink';

/** What the worker is asked. */
export interface TablesMessage {
  readonly format: string;
  readonly file: File;
  readonly overrides: ReadOverrides;
}

serveReader<TablesMessage, TableSummary>(
  ({ format, file, overrides }, sink) => readFormat(format, file, overrides, sink),
  (_, thrown) => AppError.from(thrown),
);
