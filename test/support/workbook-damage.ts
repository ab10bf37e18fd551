// Workbooks damaged at random, for property tests: bytes of the ZIP, or the XML of one part in a sound ZIP.
import fc from 'fast-check';
import { at, line, merges, number, parts, row, strings, styles, text, zipped } from './workbook';

const sample = () => ({
  ...parts(
    [
      {
        name: '用户',
        rows:
          row('<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>', text('日期'), text('有效')) +
          row(text('0001'), number('12.5'), number(45322, 1), '<c t="b"><v>1</v></c>') +
          row(at('A3', '<v>2</v>', 't="s"'), '<c t="e"><v>#N/A</v></c>', number(45323.5, 1), '<c><f>1+1</f></c>'),
        after: merges('A2:A3'),
      },
      { name: 'b', rows: line(1, ['a', 'b']) + line(2, [1, 2]) },
    ],
    strings(['<t>户号</t>', '<r><t>电</t></r><r><t>量</t></r>', '<t>&#x7532;</t>']),
  ),
  'xl/styles.xml': styles(['yyyy"年"m"月"d"日"']),
});

const whole = zipped(sample());
const stored = zipped(sample(), 0);

/** A few bytes changed, perhaps cut off. */
export const damagedBytes = fc
  .record({
    packed: fc.boolean(),
    changes: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 }),
    cut: fc.option(fc.nat(), { freq: 3 }),
  })
  .map(({ packed, changes, cut }) => {
    const bytes = (packed ? whole : stored).slice();
    for (const [where, value] of changes) bytes[where % bytes.length] = value;
    return cut === null ? bytes : bytes.slice(0, 1 + (cut % bytes.length));
  });

const PIECES = [
  ...['<', '>', '"', '/', '&', '<c>', '</c>', '<row>', '</row>', '<v>', '</v>', '<![CDATA[', ']]>', '<!--', '-->'],
  ...[' r="AZ1048576"', ' t="s"', ' s="99999999"', 'A1:A1', '&#0;', '&#xD800;', '_x0000_', '-1', '1e999', 'NaN', '\0'],
  ...['\u{1F600}', '合计', '注：x', '2147483648', '</sheetData>', '<mergeCell ref="A1:C1048576"/>', '<!DOCTYPE x>'],
];

/** The parts of a workbook with a few pieces of one of them taken out or put in. */
export const changedParts = fc
  .record({
    path: fc.constantFrom(...Object.keys(sample())),
    edits: fc.array(fc.record({ where: fc.nat(), drop: fc.nat({ max: 40 }), piece: fc.constantFrom('', ...PIECES) }), {
      minLength: 1,
      maxLength: 5,
    }),
  })
  .map(({ path, edits }) => {
    const files: Record<string, string> = sample();
    let xml = files[path] ?? '';
    for (const { where, drop, piece } of edits) {
      const from = where % (xml.length + 1);
      xml = xml.slice(0, from) + piece + xml.slice(from + drop);
    }
    return { ...files, [path]: xml };
  });
