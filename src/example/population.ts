/** Owns who the invented customers are: the groups they come from, with size, consumption and place. */
import type { ShapeId } from './load-shapes';
import type { Branch } from './places';
import type { CustomerClass, Industry, Nature } from './vocabulary';

/** A group of customers alike in class and rhythm. */
export interface PopulationGroup {
  readonly classId: CustomerClass;
  readonly shape: ShapeId;
  /** share of all customers; the shares sum to 1 */
  readonly share: number;
  /** kWh of an average month at the end of the period: median and sigma of a log-normal. Households: per home of three. */
  readonly monthlyKwh: number;
  readonly sigma: number;
  readonly industries: Readonly<Partial<Record<Industry, number>>>;
  readonly natures: Readonly<Partial<Record<Nature, number>>>;
  /** customers drawn into the 15-minute sample when there are 6 400 customers */
  readonly sample: number;
}

const HOMES = { classId: '居民生活', industries: {}, natures: { 自然人: 1 }, sigma: 0.34 } as const;
const FIRMS = { 企业: 0.72, 法人: 0.28 } as const;
const TRADERS = { 自然人: 0.38, 企业: 0.42, 法人: 0.2 } as const;

/** Every group. Industries of the first group run three shifts, which the load factor by industry must show. */
export const POPULATION: readonly PopulationGroup[] = [
  {
    classId: '大工业',
    shape: 'three_shift',
    share: 0.009,
    monthlyKwh: 240_000,
    sigma: 1.15,
    industries: { 化学原料和化学制品制造业: 3, 非金属矿物制品业: 2, 纺织业: 3, '计算机、通信和其他电子设备制造业': 2 },
    natures: FIRMS,
    sample: 46,
  },
  {
    classId: '大工业',
    shape: 'day_shift',
    share: 0.01,
    monthlyKwh: 85_000,
    sigma: 0.55,
    industries: { 金属制品业: 3, 通用设备制造业: 3, 食品制造业: 2, 橡胶和塑料制品业: 2, 汽车制造业: 1 },
    natures: FIRMS,
    sample: 44,
  },
  {
    classId: '一般工商业',
    shape: 'day_shift',
    share: 0.029,
    monthlyKwh: 4_500,
    sigma: 0.75,
    industries: { 金属制品业: 3, 家具制造业: 3, 食品制造业: 2, 通用设备制造业: 2 },
    natures: TRADERS,
    sample: 34,
  },
  {
    classId: '一般工商业',
    shape: 'office',
    share: 0.043,
    monthlyKwh: 2_600,
    sigma: 0.85,
    industries: { 软件和信息技术服务业: 3, 商务服务业: 4, 房地产业: 2, 批发业: 2 },
    natures: FIRMS,
    sample: 40,
  },
  {
    classId: '一般工商业',
    shape: 'restaurant',
    share: 0.045,
    monthlyKwh: 3_000,
    sigma: 0.6,
    industries: { 餐饮业: 1 },
    natures: TRADERS,
    sample: 46,
  },
  {
    classId: '一般工商业',
    shape: 'mall',
    share: 0.008,
    monthlyKwh: 60_000,
    sigma: 0.5,
    industries: { 零售业: 3, 房地产业: 1 },
    natures: FIRMS,
    sample: 30,
  },
  {
    classId: '一般工商业',
    shape: 'shop',
    share: 0.07,
    monthlyKwh: 900,
    sigma: 0.6,
    industries: { 零售业: 5, 批发业: 1 },
    natures: TRADERS,
    sample: 44,
  },
  {
    classId: '非居民照明',
    shape: 'school',
    share: 0.018,
    monthlyKwh: 9_000,
    sigma: 0.6,
    industries: { 教育: 1 },
    natures: { 事业单位: 0.9, 社会团体: 0.1 },
    sample: 40,
  },
  {
    classId: '非居民照明',
    shape: 'office',
    share: 0.021,
    monthlyKwh: 5_000,
    sigma: 0.6,
    industries: { 国家机构: 5, 社会工作: 1 },
    natures: { 行政机关: 0.75, 社会团体: 0.25 },
    sample: 24,
  },
  {
    classId: '非居民照明',
    shape: 'hospital',
    share: 0.004,
    monthlyKwh: 55_000,
    sigma: 0.6,
    industries: { 卫生: 1 },
    natures: { 事业单位: 1 },
    sample: 16,
  },
  {
    classId: '非居民照明',
    shape: 'lighting',
    share: 0.009,
    monthlyKwh: 2_500,
    sigma: 0.4,
    industries: { 公共设施管理业: 1 },
    natures: { 事业单位: 0.7, 行政机关: 0.3 },
    sample: 20,
  },
  {
    classId: '农业生产',
    shape: 'pump',
    share: 0.03,
    monthlyKwh: 500,
    sigma: 0.7,
    industries: { 农业: 1 },
    natures: { 自然人: 0.6, 社会团体: 0.15, 法人: 0.25 },
    sample: 22,
  },
  {
    classId: '农业生产',
    shape: 'aquaculture',
    share: 0.024,
    monthlyKwh: 1_800,
    sigma: 0.7,
    industries: { 渔业: 1 },
    natures: { 自然人: 0.65, 企业: 0.35 },
    sample: 18,
  },
  { ...HOMES, shape: 'daytime_home', share: 0.145, monthlyKwh: 190, sample: 30 },
  { ...HOMES, shape: 'ev_night', share: 0.055, monthlyKwh: 260, sample: 46 },
  { ...HOMES, shape: 'solar', share: 0.035, monthlyKwh: 130, sample: 26 },
  // last: takes what rounding leaves over
  { ...HOMES, shape: 'evening', share: 0.445, monthlyKwh: 220, sample: 76 },
];

/** How the customers of each class spread over the branches (weights). */
export const BRANCH_WEIGHTS: Readonly<Record<CustomerClass, Readonly<Record<Branch, number>>>> = {
  居民生活: weights(18, 16, 15, 11, 12, 11, 9, 8),
  一般工商业: weights(20, 17, 14, 9, 15, 10, 8, 7),
  大工业: weights(3, 4, 8, 22, 24, 26, 7, 6),
  非居民照明: weights(20, 16, 14, 10, 13, 9, 10, 8),
  农业生产: weights(1, 2, 6, 20, 3, 8, 32, 28),
};

/** How the customers of a branch spread over its five feeders (weights, in the order of `feedersOf`). */
export const FEEDER_WEIGHTS: readonly number[] = [1.5, 1.1, 1, 0.9, 0.7];

function weights(...values: [number, number, number, number, number, number, number, number]): Record<Branch, number> {
  const [东城供电所, 西城供电所, 城南供电所, 北郊供电所, 高新供电所, 临港供电所, 青山供电所, 柳河供电所] = values;
  return { 东城供电所, 西城供电所, 城南供电所, 北郊供电所, 高新供电所, 临港供电所, 青山供电所, 柳河供电所 };
}
