// Writes the workbook that the loading benchmark reads: the customer list of customer-csv.mjs as Excel saves it, texts shared and days as styled numbers.
import { writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';

const CLASSES = ['大工业', '一般工商业', '居民生活', '农业生产', '非居民照明'];
const HEADER =
  '户号,用电类别,供电单位,行业,电压,合同容量,人口,立户日期,电价,渠道,状态,电量,峰电量,平电量,谷电量,电费,欠费,缴费日期,负荷率,评分'.split(
    ',',
  );
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * Always the same cells for the same number of rows.
 * @param {string} file
 * @param {number} rows
 */
export function writeCustomerXlsx(file, rows) {
  /** @type {Map<string, number>} */
  const strings = new Map();
  /** @type {string[]} */
  const parts = [`${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:T${rows + 1}"/><sheetData>`];
  /** @param {string} text */
  const shared = (text) => {
    const index = strings.get(text) ?? strings.size;
    strings.set(text, index);
    return ` t="s"><v>${index}</v></c>`;
  };
  /** @param {number} value */
  const number = (value) => `><v>${value}</v></c>`;
  /** @param {number} value */
  const day = (value) => ` s="1"><v>${value}</v></c>`;
  /** @param {number} line @param {readonly string[]} cells */
  const row = (line, cells) => {
    parts.push(`<row r="${line}" spans="1:20">`);
    cells.forEach((cell, i) => parts.push(`<c r="${String.fromCharCode(65 + i)}${line}"${cell}`));
    parts.push('</row>');
  };
  row(1, HEADER.map(shared));
  for (let i = 0; i < rows; i++) {
    const kwh = ((i * 7919) % 100000) / 10;
    row(i + 2, [
      shared(String(33000000000 + i).padStart(13, '0')),
      shared(CLASSES[i % 5] ?? ''),
      shared(`所${i % 40}`),
      shared(`C${i % 90}`),
      shared(i % 3 ? '220V' : '10kV'),
      number(8 + (i % 500)),
      number(1 + (i % 6)),
      day(40179 + (i % 5000)),
      shared(i % 2 ? '分时' : '阶梯'),
      shared('App'),
      shared('正常'),
      number(kwh),
      number(Math.round(kwh * 40) / 100),
      number(kwh * 0.35),
      number(Math.round(kwh * 25) / 100),
      number(kwh * 0.58),
      number(i % 17 ? 0 : 120.5),
      day(46296 + (i % 28)),
      number((i % 100) / 100),
      number(1 + (i % 5)),
    ]);
  }
  parts.push('</sheetData></worksheet>');
  const texts = [...strings.keys()].map((text) => `<si><t>${text}</t></si>`).join('');
  const files = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${SPREADSHEET}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="用户" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}" count="${rows * 8}" uniqueCount="${strings.size}">${texts}</sst>`,
    'xl/worksheets/sheet1.xml': parts.join(''),
  };
  writeFileSync(file, zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
}
