import { describe, expect, test } from 'vitest';
import { EXAMPLE_VALUES, generateExample, MISSING_DAY, type ExampleTable } from '../../../src/example/index.ts';
import { Example, share } from './example-tables.ts';
import { cpuMs } from '../../support/cpu-time';

const example = new Example();

const HEADERS: Readonly<Record<string, string>> = {
  客户档案:
    '户号 户名 联系电话 用电地址 用电类别 客户性质 行业分类 供电单位 馈线 电压等级 合同容量 家庭人口 立户日期 电价类别 重要等级 缴费渠道 用电状态',
  月度电量: '户号 年月 电量 峰电量 平电量 谷电量 电费 应缴日期 缴费日期 欠费金额',
  负荷曲线: `户号 日期 ${Array.from({ length: 96 }, (_, i) => `P${i + 1}`).join(' ')}`,
  满意度调查: '户号 调查日期 满意度 供电可靠性 电费账单 电价 服务态度 响应速度 渠道便利 推荐意愿 意见',
  服务工单: '工单编号 户号 业务类型 渠道 受理时间 首次响应时间 办结时间 环节 部门 原因',
  停电记录: '馈线 开始时间 结束时间 是否计划 原因',
};

/** Columns in which a blank is declared, with the largest share of blanks; everywhere else none may be missing. */
const BLANKS: Readonly<Record<string, number>> = {
  联系电话: 0.15,
  用电地址: 0.02,
  客户性质: 0.04,
  行业分类: 0.05,
  合同容量: 0.02,
  家庭人口: 0.6,
  立户日期: 0.03,
  重要等级: 0.995,
  缴费渠道: 0.06,
  峰电量: 0.04,
  平电量: 0.04,
  谷电量: 0.04,
  缴费日期: 0.05,
  供电可靠性: 0.06,
  电费账单: 0.06,
  电价: 0.06,
  服务态度: 0.06,
  响应速度: 0.06,
  渠道便利: 0.06,
  推荐意愿: 0.1,
  意见: 0.6,
  首次响应时间: 0.35,
  办结时间: 0.03,
  环节: 0.9,
};

/** FNV-1a over every value of every column. */
function checksum(tables: readonly ExampleTable[]): string {
  let hash = 0x811c9dc5;
  const add = (text: string) => {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  };
  for (const { name, columns } of tables) {
    add(name);
    for (const column of columns) {
      if (column.kind === 'text') for (const value of column.values) add(`${value};`);
      else for (const byte of new Uint8Array(Float64Array.from(column.values).buffer)) hash = Math.imul(hash ^ byte, 0x01000193);
    }
  }
  return (hash >>> 0).toString(16);
}

describe('the generator', () => {
  test('gives the same tables for the same seed and others for another', () => {
    const small = { customers: 500 };
    expect(checksum(generateExample({ ...small, seed: 5 }))).toBe(checksum(generateExample({ ...small, seed: 5 })));
    expect(checksum(generateExample({ ...small, seed: 6 }))).not.toBe(checksum(generateExample({ ...small, seed: 5 })));
  });

  test('is quick enough for a click', () => {
    const start = cpuMs();
    generateExample();
    expect(cpuMs() - start).toBeLessThan(3000); // about 0.4 s; with the compiling of a first run more
  });

  test('makes the number of customers asked for', () => {
    expect(new Example({ customers: 1234 }).table('客户档案').rows).toBe(1234);
    expect(new Example({ customers: 100 }).table('负荷曲线').rows).toBeGreaterThan(100);
  });
});

describe('each table', () => {
  test.each(Object.keys(HEADERS))('%s has its headers and columns of one length', (name) => {
    const { columns, rows } = example.table(name);
    expect(columns.map((c) => c.name).join(' ')).toBe(HEADERS[name]);
    for (const column of columns) expect(column.values.length).toBe(rows);
  });

  test('has about the size a demonstration needs', () => {
    expect(example.tables.map((t) => t.name)).toEqual(Object.keys(HEADERS));
    expect(example.table('客户档案').rows).toBe(6400);
    expect(example.table('月度电量').rows).toBeGreaterThan(140_000);
    expect(Math.abs(example.table('满意度调查').rows - 2000)).toBeLessThan(150);
    expect(Math.abs(example.table('负荷曲线').rows - 600 * 28)).toBeLessThan(600);
    expect(example.table('服务工单').rows).toBeGreaterThan(3000);
    expect(example.table('停电记录').rows).toBeGreaterThan(80);
  });

  test('has blanks only where they are declared', () => {
    for (const { name, columns } of example.tables) {
      for (const column of columns) {
        if (/^P\d+$/.test(column.name)) continue;
        const blank =
          column.kind === 'text'
            ? share(column.values, (value) => value === null)
            : share(Array.from<number>(column.values), (value) => value !== value || value === MISSING_DAY);
        expect(blank, `${name} ${column.name}`).toBeLessThanOrEqual(BLANKS[column.name] ?? 0);
      }
    }
  });

  test('refers only to customers and feeders of the customer table', () => {
    const known = new Set(example.text('客户档案', '户号'));
    expect(known.size).toBe(6400);
    for (const id of known) expect(id).toMatch(/^03301\d{8}$/);
    for (const name of ['月度电量', '负荷曲线', '满意度调查', '服务工单']) {
      expect(example.text(name, '户号').filter((id) => !known.has(id))).toEqual([]);
    }
    const feeders = new Set(example.text('客户档案', '馈线'));
    expect(example.text('停电记录', '馈线').filter((feeder) => !feeders.has(feeder))).toEqual([]);
  });

  test('has a display name in both languages for each categorical value', () => {
    const free = new Set(['户号', '户名', '联系电话', '用电地址', '工单编号', '意见']);
    for (const { columns } of example.tables) {
      for (const column of columns) {
        if (column.kind !== 'text' || free.has(column.name)) continue;
        for (const value of new Set(column.values)) {
          if (value !== null) expect(EXAMPLE_VALUES[value]?.en, value).toMatch(/^[\x20-\x7e–]+$/);
        }
      }
    }
  });
});

describe('the customer table', () => {
  test('has all five classes and eight branches, enough of each to analyse', () => {
    for (const name of ['用电类别', '供电单位']) {
      const counts = new Map<string, number>();
      for (const value of example.text('客户档案', name)) counts.set(value ?? '', (counts.get(value ?? '') ?? 0) + 1);
      expect(counts.size).toBe(name === '用电类别' ? 5 : 8);
      expect(Math.min(...counts.values())).toBeGreaterThan(100);
    }
  });

  test('keeps contract capacity and voltage consistent', () => {
    const classes = example.text('客户档案', '用电类别');
    const capacity = example.numbers('客户档案', '合同容量');
    const voltage = example.text('客户档案', '电压等级');
    expect(new Set(voltage).size).toBe(4);
    classes.forEach((classId, row) => {
      const kva = capacity[row] ?? NaN;
      if (kva !== kva) return;
      if (classId === '大工业') expect(kva).toBeGreaterThanOrEqual(315);
      if (voltage[row] === '交流220V') expect(kva).toBeLessThanOrEqual(10);
    });
  });
});

describe('the usage table', () => {
  const column = (name: string) => example.numbers('月度电量', name);
  const rows = Array.from({ length: example.table('月度电量').rows }, (_, row) => row);

  test('has 24 months ending 2026-10, fewer only for contracts that began later', () => {
    expect([...new Set(Array.from(column('年月')))].length).toBe(24);
    const counts = new Map<string, number>();
    example.text('月度电量', '户号').forEach((id) => counts.set(id ?? '', (counts.get(id ?? '') ?? 0) + 1));
    expect(counts.size).toBe(6400);
    expect(share([...counts.values()], (months) => months === 24)).toBeGreaterThan(0.85);
    expect(column('年月')[rows.length - 1]).toBe(202610);
  });

  test('has bands that add up', () => {
    const [kwh, peak, flat, valley] = [column('电量'), column('峰电量'), column('平电量'), column('谷电量')];
    for (const row of rows) {
      const bands = (peak[row] ?? 0) + (flat[row] ?? 0) + (valley[row] ?? 0);
      if (bands === bands && bands !== kwh[row]) expect(bands, `row ${row}`).toBe(kwh[row]);
      if (Math.min(peak[row] ?? 0, flat[row] ?? 0, valley[row] ?? 0) < 0) expect.fail(`negative band in row ${row}`);
    }
  });

  test('owes money exactly where nothing was paid', () => {
    const [paid, owed] = [column('缴费日期'), column('欠费金额')];
    expect(rows.filter((row) => (paid[row] === MISSING_DAY) !== (owed[row] ?? 0) > 0)).toEqual([]);
  });

  test('peaks in summer for homes', () => {
    const classes = example.attribute('月度电量', '用电类别');
    const sums = new Map<number, number>();
    for (const row of rows) {
      const period = column('年月')[row] ?? 0;
      if (classes[row] === '居民生活') sums.set(period, (sums.get(period) ?? 0) + (column('电量')[row] ?? 0));
    }
    expect(sums.get(202608)).toBeGreaterThan(1.4 * (sums.get(202605) ?? 0));
    expect(sums.get(202601)).toBeGreaterThan(1.2 * (sums.get(202605) ?? 0));
  });
});

describe('the service tables', () => {
  test('close after they open, and stages of a connection follow one another', () => {
    const opened = example.numbers('服务工单', '受理时间');
    const closed = example.numbers('服务工单', '办结时间');
    const responded = example.numbers('服务工单', '首次响应时间');
    const numbers = example.text('服务工单', '工单编号');
    const stages = example.text('服务工单', '环节');
    numbers.forEach((number, row) => {
      const end = closed[row] ?? NaN;
      if (end === end) expect(end).toBeGreaterThan(opened[row] ?? Infinity);
      const response = responded[row] ?? NaN;
      if (response === response) {
        expect(stages[row]).toBeNull();
        expect(response).toBeGreaterThan(opened[row] ?? Infinity);
        if (end === end) expect(response).toBeLessThanOrEqual(end);
      }
      if (row === 0 || number !== numbers[row - 1]) return;
      expect(stages[row]).not.toBeNull();
      expect(opened[row]).toBeGreaterThanOrEqual(closed[row - 1] ?? Infinity);
    });
    expect(new Set(stages).size).toBe(8);
  });

  test('give scores on their scales', () => {
    const within = (name: string, low: number, high: number) => {
      const given = Array.from(example.numbers('满意度调查', name)).filter((score) => score === score);
      expect(given.every((score) => Number.isInteger(score) && score >= low && score <= high)).toBe(true);
      expect(new Set(given).size).toBeGreaterThanOrEqual(high - low);
    };
    for (const item of ['满意度', '电费账单', '电价', '服务态度', '响应速度', '渠道便利']) within(item, 1, 5);
    within('推荐意愿', 0, 10);
    expect(new Set(example.text('满意度调查', '意见')).size).toBeGreaterThan(150);
  });

  test('have outages that end after they start', () => {
    const [start, end] = [example.numbers('停电记录', '开始时间'), example.numbers('停电记录', '结束时间')];
    for (let row = 0; row < start.length; row++) expect(end[row]).toBeGreaterThan(start[row] ?? Infinity);
  });
});
