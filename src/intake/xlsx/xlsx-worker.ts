/** Owns the worker that reads workbooks away from the page's thread. */
import type { ReadOverrides } from '../reader';
import { serveReader } from '../serve-reader';
import { readXlsx, xlsxError, type SheetSummary } from './read-xlsx';

serveReader<{ readonly file: File; readonly overrides: ReadOverrides }, SheetSummary>(
  ({ file, overrides }, sink) => readXlsx(file, overrides, sink),
  ({ file }, thrown) => xlsxError(file.name, thrown),
);
