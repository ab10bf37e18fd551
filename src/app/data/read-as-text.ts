/** Owns the words of the dialog in which a person says how a file is to be read. */
import type { Text } from '../../lib/text';

export const readAsText = {
  open: { en: 'How it is read', zh: '读取方式' },
  title: { en: 'How the file is read', zh: '文件读取方式' },
  encoding: { en: 'Encoding', zh: '编码' },
  delimiter: { en: 'Columns are separated by', zh: '列分隔符' },
  header: { en: 'Which line holds the column names?', zh: '哪一行是列名？' },
  auto: { en: 'Automatic', zh: '自动识别' },
  noHeader: { en: 'No line: the file has no column names', zh: '没有列名行' },
  line: { en: 'Line', zh: '第' },
  first: { en: 'The first lines', zh: '文件前几行' },
  beyond: {
    en: 'Further on, the first lines that are not plain ASCII. If they are unreadable, choose another encoding:',
    zh: '文件后部首次出现汉字等字符的行，若为乱码请更换编码：',
  },
  packed: {
    en: 'The file is packed, so its lines are not shown here.',
    zh: '该文件为压缩文件，此处不显示内容。',
  },
  readAgain: { en: 'Read again', zh: '重新读取' },
  remove: { en: 'Remove this file', zh: '移除此文件' },
  comma: { en: 'Comma ,', zh: '逗号 ,' },
  semicolon: { en: 'Semicolon ;', zh: '分号 ;' },
  tab: { en: 'Tab', zh: '制表符 Tab' },
  bar: { en: 'Bar |', zh: '竖线 |' },
  space: { en: 'Space', zh: '空格' },
  caret: { en: 'Caret ^', zh: '脱字符 ^' },
  none: { en: 'One column', zh: '单列' },
} satisfies Record<string, Text>;

/** Characters that a person may choose between columns. */
export const DELIMITERS: readonly { readonly value: string; readonly text: Text }[] = [
  { value: ',', text: readAsText.comma },
  { value: ';', text: readAsText.semicolon },
  { value: '\t', text: readAsText.tab },
  { value: '|', text: readAsText.bar },
  { value: ' ', text: readAsText.space },
  { value: '^', text: readAsText.caret },
];

/** The delimiter's name; one that is not among the usual ones as itself. */
export function delimiterText(delimiter: string): Text {
  if (delimiter === '\u001f') return readAsText.none;
  return DELIMITERS.find(({ value }) => value === delimiter)?.text ?? { en: delimiter, zh: delimiter };
}

const ENCODING_NAMES: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GBK / GB18030',
  big5: 'Big5',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
};

export function encodingName(encoding: string): string {
  return ENCODING_NAMES[encoding] ?? encoding;
}

export function lineText(line: number): Text {
  return { en: `Line ${String(line)}`, zh: `第 ${String(line)} 行` };
}

export function autoText(found: string): Text {
  return { en: `Automatic (${found})`, zh: `自动识别（${found}）` };
}
