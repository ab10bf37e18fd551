/** Owns the measurement of the planted relations that live in the load curves. */
import type { DayKind } from '../../../src/example/calendar.ts';
import { mean, type Example } from './example-tables.ts';

/** The 96 point columns of the reading table. */
export function pointColumns(e: Example): readonly ArrayLike<number>[] {
  return Array.from({ length: 96 }, (_, slot) => e.numbers('负荷曲线', `P${slot + 1}`));
}

/** Mean and maximum (kW) of one row; points not transmitted are left out. */
function rowLevels(points: readonly ArrayLike<number>[], row: number): { mean: number; max: number } {
  let sum = 0;
  let n = 0;
  let max = 0;
  for (const column of points) {
    const kw = column[row] ?? NaN;
    if (kw !== kw) continue;
    sum += kw;
    n++;
    if (kw > max) max = kw;
  }
  return { mean: sum / n, max };
}

const THREE_SHIFT = ['化学原料和化学制品制造业', '非金属矿物制品业', '纺织业', '计算机、通信和其他电子设备制造业'];

/** Relations by id; `kindOf` tells work days from weekends and holidays. */
export function curveRelations(kindOf: (day: number) => DayKind): Record<string, (e: Example) => Record<string, number>> {
  return {
    three_shift_load_factor: (e) => {
      const points = pointColumns(e);
      const classes = e.attribute('负荷曲线', '用电类别');
      const industries = e.attribute('负荷曲线', '行业分类');
      const factors = { group: [] as number[], others: [] as number[] };
      classes.forEach((classId, row) => {
        const industry = industries[row];
        if (classId !== '大工业' || industry == null) return;
        const { mean: average, max } = rowLevels(points, row);
        factors[THREE_SHIFT.includes(industry) ? 'group' : 'others'].push(average / max);
      });
      return { group: mean(factors.group), others: mean(factors.others) };
    },
    over_capacity: (e) => {
      const points = pointColumns(e);
      const rows = e.rowById();
      const capacity = e.numbers('客户档案', '合同容量');
      const classes = e.text('客户档案', '用电类别');
      const over = new Set<string>();
      const sampled = new Set<string>();
      e.text('负荷曲线', '户号').forEach((id, row) => {
        sampled.add(id ?? '');
        if (rowLevels(points, row).max > (capacity[rows.get(id ?? '') ?? -1] ?? NaN)) over.add(id ?? '');
      });
      const homes = [...over].filter((id) => ['居民生活', '农业生产'].includes(classes[rows.get(id) ?? -1] ?? '')).length;
      return { customers: over.size, homesOrFarms: homes, sampled: sampled.size };
    },
    holiday: (e) => {
      const points = pointColumns(e);
      const industries = e.attribute('负荷曲线', '行业分类');
      const classes = e.attribute('负荷曲线', '用电类别');
      const days = e.numbers('负荷曲线', '日期');
      const ratio = (classId: string, industry: string) => {
        const levels = { work: [] as number[], rest: [] as number[], holiday: [] as number[] };
        industries.forEach((name, row) => {
          if (name === industry && classes[row] === classId) levels[kindOf(days[row] ?? 0)].push(rowLevels(points, row).mean);
        });
        return mean(levels.holiday) / mean(levels.work);
      };
      return {
        school: ratio('非居民照明', '教育'),
        government: ratio('非居民照明', '国家机构'),
        machinery: ratio('大工业', '通用设备制造业'),
        restaurant: ratio('一般工商业', '餐饮业'),
        retail: ratio('一般工商业', '零售业'),
      };
    },
    solar_midday: (e) => {
      const points = pointColumns(e);
      const classes = e.attribute('负荷曲线', '用电类别');
      const noon = points.slice(44, 52);
      const customers = new Map<string, number[]>();
      e.text('负荷曲线', '户号').forEach((id, row) => {
        if (classes[row] !== '居民生活') return;
        const relative = mean(noon.map((column) => column[row] ?? NaN)) / rowLevels(points, row).mean;
        if (relative === relative) customers.set(id ?? '', [...(customers.get(id ?? '') ?? []), relative]);
      });
      // the median day is a clear one
      const levels = [...customers.values()].map(
        (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN,
      );
      const dipped = levels.filter((level) => level < 0.25);
      const between = levels.filter((level) => level >= 0.25 && level < 0.4);
      return { dipped: dipped.length, between: between.length, others: levels.length - dipped.length - between.length };
    },
  };
}
