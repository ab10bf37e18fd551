/** Owns the refusal of files that hold no table, or one in a format that is not read: what it is, and what to do. */
import { AppError } from '../../lib/errors';
import type { Text } from '../../lib/text';
import type { FileProbe, Reader } from '../reader';

interface Format {
  readonly name: Text;
  readonly advice: Text;
  is(head: Uint8Array, extension: string): boolean;
}

const starts =
  (...bytes: number[]) =>
  (head: Uint8Array): boolean =>
    head.length >= bytes.length && bytes.every((byte, i) => head[i] === byte);

const NOT_DATA: Text = {
  en: 'It holds no table. Choose the export itself, as CSV or Parquet.',
  zh: '其中没有数据表。请选择导出的数据文件（CSV 或 Parquet）。',
};
const SAVE_AS: Text = {
  en: 'Open it in Excel or WPS and save it as "CSV UTF-8", then open that file here.',
  zh: '请用 Excel 或 WPS 打开，另存为“CSV UTF-8”后再导入。',
};
const UNPACK: Text = { en: 'Unpack it and open the files inside.', zh: '请解压后导入其中的文件。' };

/** First match wins. */
const FORMATS: readonly Format[] = [
  { name: { en: 'a PNG picture', zh: 'PNG 图片' }, advice: NOT_DATA, is: starts(0x89, 0x50, 0x4e, 0x47) },
  { name: { en: 'a JPEG picture', zh: 'JPEG 图片' }, advice: NOT_DATA, is: starts(0xff, 0xd8, 0xff) },
  { name: { en: 'a GIF picture', zh: 'GIF 图片' }, advice: NOT_DATA, is: starts(0x47, 0x49, 0x46, 0x38) },
  {
    name: { en: 'a WebP picture', zh: 'WebP 图片' },
    advice: NOT_DATA,
    is: (head) => starts(0x52, 0x49, 0x46, 0x46)(head) && ascii(head, 8, 4) === 'WEBP',
  },
  {
    name: { en: 'a bitmap picture', zh: 'BMP 图片' },
    advice: NOT_DATA,
    is: (head) => ascii(head, 0, 2) === 'BM' && head[6] === 0 && head[7] === 0,
  },
  {
    name: { en: 'a TIFF picture', zh: 'TIFF 图片' },
    advice: NOT_DATA,
    is: (head) => starts(0x49, 0x49, 0x2a, 0)(head) || starts(0x4d, 0x4d, 0, 0x2a)(head),
  },
  { name: { en: 'a PDF document', zh: 'PDF 文档' }, advice: NOT_DATA, is: (head) => ascii(head, 0, 5) === '%PDF-' },
  {
    name: { en: 'an Excel workbook (XLSX)', zh: 'Excel 工作簿（XLSX）' },
    advice: SAVE_AS,
    is: (head, extension) => isZip(head) && (/^xls/.test(extension) || holds(head, 'xl/') || holds(head, '[Content_Types].xml')),
  },
  { name: { en: 'a ZIP archive', zh: 'ZIP 压缩包' }, advice: UNPACK, is: (head) => isZip(head) },
  {
    name: { en: 'a file of Excel 97–2003 or WPS (XLS)', zh: 'Excel 97–2003 或 WPS 的旧格式文件（XLS）' },
    advice: SAVE_AS,
    is: starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
  },
  { name: { en: 'a gzip archive', zh: 'gzip 压缩文件' }, advice: UNPACK, is: starts(0x1f, 0x8b) },
  { name: { en: 'a 7-Zip archive', zh: '7-Zip 压缩包' }, advice: UNPACK, is: starts(0x37, 0x7a, 0xbc, 0xaf) },
  { name: { en: 'a RAR archive', zh: 'RAR 压缩包' }, advice: UNPACK, is: (head) => ascii(head, 0, 4) === 'Rar!' },
  {
    name: { en: 'an SQLite database', zh: 'SQLite 数据库' },
    advice: NOT_DATA,
    is: (head) => ascii(head, 0, 13) === 'SQLite format',
  },
  {
    name: { en: 'a web page', zh: '网页文件' },
    advice: SAVE_AS,
    is: (head) =>
      /^\s*(?:<!doctype html|<html|<table|<\?xml[^>]*>\s*<(?:html|workbook|\?mso))/i.test(
        ascii(head, 0, 400).replace(/^\xef\xbb\xbf/, ''),
      ),
  },
];

function ascii(head: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...head.subarray(from, from + length));
}

const isZip = starts(0x50, 0x4b, 0x03, 0x04);

/** True when the text is among the first bytes, as the names in an archive are. */
function holds(head: Uint8Array, text: string): boolean {
  return ascii(head, 0, 4096).includes(text);
}

function formatOf({ head, extension }: FileProbe): Format | undefined {
  return FORMATS.find((format) => format.is(head, extension));
}

const reader: Reader = {
  id: 'foreign',
  text: { en: 'Files that cannot be read', zh: '无法读取的文件' },
  // Below 1, so that a reader for one of these formats takes it over by being certain.
  recognise: (probe) => (formatOf(probe) === undefined ? 0 : 0.9),
  read: (probe) => {
    const format = formatOf(probe) ?? { name: { en: 'a file of unknown format', zh: '未知格式的文件' }, advice: NOT_DATA };
    return Promise.reject(
      new AppError('format_not_read', {
        en: `"${probe.file.name}" is ${format.name.en}. ${format.advice.en}`,
        zh: `“${probe.file.name}”是${format.name.zh}。${format.advice.zh}`,
      }),
    );
  },
};

export default reader;
