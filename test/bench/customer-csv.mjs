// Writes the CSV that the loading benchmarks read: 20 columns of the kinds that a customer list has, about 125 bytes a row.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const CLASSES = ['大工业', '一般工商业', '居民生活', '农业生产', '非居民照明'];
const HEADER =
  '户号,用电类别,供电单位,行业,电压,合同容量,人口,立户日期,电价,渠道,状态,电量,峰电量,平电量,谷电量,电费,欠费,缴费日期,负荷率,评分';

/**
 * Always the same bytes for the same number of rows.
 * @param {string} file
 * @param {number} rows
 */
export async function writeCustomerCsv(file, rows) {
  const out = createWriteStream(file);
  out.write(`${HEADER}\n`);
  let block = '';
  for (let i = 0; i < rows; i++) {
    const kwh = ((i * 7919) % 100000) / 10;
    const day = `20${String(10 + (i % 15))}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
    block += `${String(33000000000 + i).padStart(13, '0')},${CLASSES[i % 5]},所${i % 40},C${i % 90},${i % 3 ? '220V' : '10kV'},${8 + (i % 500)},${1 + (i % 6)},${day},${i % 2 ? '分时' : '阶梯'},App,正常,${kwh},${(kwh * 0.4).toFixed(2)},${(kwh * 0.35).toFixed(2)},${(kwh * 0.25).toFixed(2)},${(kwh * 0.58).toFixed(2)},${i % 17 ? 0 : 120.5},2026-10-${String(1 + (i % 28)).padStart(2, '0')},${((i % 100) / 100).toFixed(2)},${1 + (i % 5)}\n`;
    if (block.length > 1 << 20) {
      if (!out.write(block)) await once(out, 'drain');
      block = '';
    }
  }
  out.end(block);
  await once(out, 'finish');
}
