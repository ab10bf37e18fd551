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
const says =
  (text: string, at = 0) =>
  (head: Uint8Array): boolean =>
    ascii(head, at, text.length) === text;

const NOT_DATA: Text = {
  en: 'It holds no table. Choose the export itself, as Excel, CSV, JSON or Parquet.',
  zh: '其中没有数据表。请选择导出的数据文件（Excel、CSV、JSON 或 Parquet）。',
};
const SAVE_AS: Text = {
  en: 'Open it in Excel or WPS and save it as XLSX or "CSV UTF-8", then open that file here.',
  zh: '请用 Excel 或 WPS 打开，另存为 XLSX 或“CSV UTF-8”后再导入。',
};
const EXPORT: Text = {
  en: 'Open it in the program it comes from and export the table as CSV or XLSX.',
  zh: '请在原程序中打开，将数据表导出为 CSV 或 XLSX 后再导入。',
};
const UNPACK: Text = { en: 'Unpack it and open the files inside.', zh: '请解压后导入其中的文件。' };
const picture = (en: string, zh: string): Pick<Format, 'name' | 'advice'> => ({
  name: { en: `a ${en} picture`, zh: `${zh} 图片` },
  advice: NOT_DATA,
});
const archive = (name: string): Pick<Format, 'name' | 'advice'> => ({
  name: { en: `a ${name} archive`, zh: `${name} 压缩包` },
  advice: UNPACK,
});
const program = (en: string, zh: string): Pick<Format, 'name' | 'advice'> => ({ name: { en, zh }, advice: EXPORT });

/** First match wins. */
const FORMATS: readonly Format[] = [
  { ...picture('PNG', 'PNG'), is: starts(0x89, 0x50, 0x4e, 0x47) },
  { ...picture('JPEG', 'JPEG'), is: starts(0xff, 0xd8, 0xff) },
  { ...picture('GIF', 'GIF'), is: says('GIF8') },
  { ...picture('WebP', 'WebP'), is: (head) => says('RIFF')(head) && says('WEBP', 8)(head) },
  { ...picture('bitmap', 'BMP'), is: (head) => says('BM')(head) && head[6] === 0 && head[7] === 0 },
  { ...picture('TIFF', 'TIFF'), is: (head) => starts(0x49, 0x49, 0x2a, 0)(head) || starts(0x4d, 0x4d, 0, 0x2a)(head) },
  { name: { en: 'a PDF document', zh: 'PDF 文档' }, advice: NOT_DATA, is: says('%PDF-') },
  { name: { en: 'an RTF document', zh: 'RTF 文档' }, advice: NOT_DATA, is: says('{\\rtf') },
  // Only within other archives: those on their own are opened.
  { ...archive('ZIP'), is: starts(0x50, 0x4b, 0x03, 0x04) },
  { ...archive('gzip'), is: starts(0x1f, 0x8b) },
  { ...archive('7-Zip'), is: starts(0x37, 0x7a, 0xbc, 0xaf) },
  { ...archive('RAR'), is: says('Rar!') },
  { ...archive('TAR'), is: says('ustar', 257) },
  { ...archive('bzip2'), is: (head) => says('BZh')(head) && says('1AY&SY', 4)(head) },
  { ...archive('XZ'), is: starts(0xfd, 0x37, 0x7a, 0x58, 0x5a) },
  { ...archive('Zstandard'), is: starts(0x28, 0xb5, 0x2f, 0xfd) },
  { ...program('an SQLite database', 'SQLite 数据库'), is: says('SQLite format') },
  { ...program('a DuckDB database', 'DuckDB 数据库'), is: says('DUCK', 8) },
  {
    ...program('an Access database', 'Access 数据库'),
    is: (head) => says('Standard Jet DB', 4)(head) || says('Standard ACE DB', 4)(head),
  },
  {
    ...program('a dBase table (DBF)', 'dBase 数据表（DBF）'),
    is: (head, extension) => extension === 'dbf' && [0x02, 0x03, 0x30, 0x31, 0x83, 0x8b, 0xf5].includes(head[0] ?? 0),
  },
  { ...program('an SPSS data file', 'SPSS 数据文件'), is: (head) => /^\$FL[23]@/.test(ascii(head, 0, 5)) },
  { ...program('a SAS data set', 'SAS 数据集'), is: (head) => starts(0xc2, 0xea, 0x81, 0x60)(head.subarray(12)) },
  { ...program('a SAS transport file', 'SAS 传输文件'), is: says('HEADER RECORD*******LIB') },
  {
    ...program('a Stata data file', 'Stata 数据文件'),
    is: (head, extension) =>
      says('<stata_dta>')(head) || (extension === 'dta' && (head[0] ?? 0) >= 0x69 && (head[0] ?? 0) <= 0x77),
  },
  { ...program('an Arrow (Feather) file', 'Arrow（Feather）文件'), is: (head) => says('ARROW1')(head) || says('FEA1')(head) },
  { ...program('an ORC file', 'ORC 文件'), is: (head) => says('ORC')(head) && (head[3] ?? 32) < 32 },
  { ...program('an Avro file', 'Avro 文件'), is: starts(0x4f, 0x62, 0x6a, 0x01) },
  { ...program('an HDF5 file', 'HDF5 文件'), is: starts(0x89, 0x48, 0x44, 0x46) },
  { name: { en: 'a program', zh: '程序文件' }, advice: NOT_DATA, is: (head) => says('MZ')(head) && (head[3] ?? 0xff) === 0 },
  {
    name: { en: 'a web archive (MHTML)', zh: '单一网页文件（MHTML）' },
    advice: SAVE_AS,
    is: (head) => /^\s*(?:MIME-Version:|From: <?Saved by)/i.test(ascii(head, 0, 200)),
  },
  {
    ...program('an XML file', 'XML 文件'),
    is: (head) => /^(?:\xef\xbb\xbf)?\s*<\?xml\s/.test(ascii(head, 0, 200)) || isWideXml(head),
  },
];

/** UTF-16 with its mark, or without one. */
function isWideXml(head: Uint8Array): boolean {
  const text = ascii(head, 0, 40).replace(/^(?:\xff\xfe|\xfe\xff)/, '');
  return text.includes('\0') && text.replaceAll('\0', '').startsWith('<?xml ');
}

function ascii(head: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...head.subarray(from, from + length));
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
        zh: `“${probe.file.name}”是${/^[A-Za-z]/.test(format.name.zh) ? ' ' : ''}${format.name.zh}。${format.advice.zh}`,
      }),
    );
  },
};

export default reader;
