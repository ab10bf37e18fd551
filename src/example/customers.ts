/** Owns the invented customers: what the export says of each, and the hidden traits from which the other tables follow. */
import type { Random } from '../lib/random';
import { SERVICE_UNTIL } from './calendar';
import { capacityBelow, capacityFor, homeCapacity, voltageFor } from './capacity';
import { cleanLoadFactor, type ShapeId } from './load-shapes';
import { accountName, address, phoneNumber } from './names';
import { CARELESS_BRANCH, feedersOf, GROWING_BRANCH, SLOW_BRANCH, type Branch } from './places';
import { BRANCH_WEIGHTS, FEEDER_WEIGHTS, POPULATION, type PopulationGroup } from './population';
import type { Channel, CustomerClass, Importance, Industry, Nature, Status, Tariff, Voltage } from './vocabulary';

/** One customer. Fields up to `status` are stored in the export; the rest are hidden causes. */
export interface Customer {
  /** 13 digits, the first of them 0 */
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly classId: CustomerClass;
  readonly nature: Nature;
  readonly industry: Industry;
  readonly branch: Branch;
  readonly feeder: string;
  readonly voltage: Voltage;
  readonly capacityKva: number;
  /** people in the home; null for other than households */
  readonly people: number | null;
  /** day number of the contract's start, at most half a month before the end of the period */
  readonly openedDay: number;
  readonly tariff: Tariff;
  readonly importance: Importance | null;
  readonly payChannel: Channel;
  readonly status: Status;
  readonly shape: ShapeId;
  /** kWh of an average month at the end of the period, a car's charging not included */
  readonly monthlyKwh: number;
  /** relative change of consumption in a year */
  readonly yearlyGrowth: number;
  /** kWh a month into a car, 0 without one, and the month index (may be < 0) from which it is charged */
  readonly carKwh: number;
  readonly carFromMonth: number;
  /** small restaurant or shop: the group in which arrears cluster */
  readonly isSmallTrader: boolean;
  /** pays late as a habit */
  readonly paysLate: boolean;
  /** its peak was planted above its contract capacity */
  readonly isOverCapacity: boolean;
}

/** Small traders are general commercial restaurants and shops up to this contract capacity, in kVA. */
export const SMALL_TRADER_KVA = 50;

/** Invents `count` customers in the order of the export (shuffled over groups). */
export function inventCustomers(random: Random, count: number): Customer[] {
  const groups = POPULATION.flatMap((group) => Array<PopulationGroup>(Math.max(2, Math.round(group.share * count))).fill(group));
  const filler = POPULATION[POPULATION.length - 1] as PopulationGroup;
  while (groups.length < count) groups.push(filler);
  let serial = 10_000;
  return random.shuffle(groups.slice(0, count)).map((group) => {
    serial += 1 + random.below(9);
    return inventCustomer(random, group, serial);
  });
}

function inventCustomer(random: Random, group: PopulationGroup, serial: number): Customer {
  const { classId, shape } = group;
  const isHome = classId === '居民生活';
  const branch = random.weighted(BRANCH_WEIGHTS[classId]);
  const feeders = feedersOf(branch);
  const feeder = random.weighted(Object.fromEntries(feeders.map((name, i) => [name, FEEDER_WEIGHTS[i] ?? 1])));
  const contractYears = inventContractYears(random, branch);
  const openedDay = Math.round(SERVICE_UNTIL - 15 - contractYears * 365.25);
  const people = isHome ? Number(random.weighted({ '1': 14, '2': 27, '3': 32, '4': 17, '5': 7, '6': 3 })) : null;
  const rural = branch === '青山供电所' || branch === CARELESS_BRANCH;
  const industry = isHome ? (rural ? '乡村居民' : '城镇居民') : random.weighted<Industry>(group.industries);
  const nature = random.weighted<Nature>(group.natures);
  const isEmptyHome = isHome && shape === 'evening' && random.chance(0.03);
  const scale = isEmptyHome ? 0.03 : people === null ? 1 : 0.34 + 0.22 * people;
  const monthlyKwh = random.logNormal(group.monthlyKwh * scale, group.sigma);
  const hasCar = shape === 'ev_night';
  // 1.3: the busiest month over an average one; 1.12: noise on top of a clean profile
  const peakKw = ((monthlyKwh / 730) * 1.12) / cleanLoadFactor(shape);
  const tight = !isHome && classId !== '农业生产' && random.chance(0.012) ? capacityBelow(classId, peakKw) : null;
  const capacityKva =
    tight ?? (isHome ? homeCapacity(random, contractYears, hasCar) : capacityFor(random, classId, peakKw * 1.3));
  const isSmallTrader = (shape === 'restaurant' || shape === 'shop') && capacityKva <= SMALL_TRADER_KVA;
  const paysLate = random.chance(isSmallTrader ? 0.3 : isHome ? 0.025 : 0.03);
  const isShrinking = (classId === '大工业' || classId === '一般工商业') && random.chance(0.06);
  return {
    id: `03301${String(serial).padStart(8, '0')}`,
    name: accountName(random, industry, branch, nature === '自然人'),
    phone: phoneNumber(random),
    address: address(random, branch, isHome),
    classId,
    nature,
    industry,
    branch,
    feeder,
    voltage: voltageFor(capacityKva),
    capacityKva,
    people,
    openedDay,
    tariff: chooseTariff(random, classId, shape),
    importance: chooseImportance(random, classId, shape, industry),
    payChannel: choosePayChannel(random, classId, contractYears),
    status: paysLate && random.chance(0.05) ? '欠费停电' : random.chance(0.012) ? '暂停' : '正常用电',
    shape,
    monthlyKwh,
    yearlyGrowth: isShrinking ? -0.35 : growth(random, classId) + (branch === GROWING_BRANCH ? 0.11 : 0),
    carKwh: hasCar ? random.between(170, 330) : 0,
    carFromMonth: hasCar ? random.below(42) - 24 : 0,
    isSmallTrader,
    paysLate,
    isOverCapacity: tight !== null,
  };
}

/** Years since the contract began (gamma with shape 2), fewer in the two areas still being built. */
function inventContractYears(random: Random, branch: Branch): number {
  const scale = branch === GROWING_BRANCH || branch === SLOW_BRANCH ? 2.9 : 4.4;
  return Math.min(38, random.exponential(scale) + random.exponential(scale));
}

function growth(random: Random, classId: CustomerClass): number {
  const mean = { 居民生活: 0.02, 一般工商业: 0.03, 大工业: 0.04, 非居民照明: 0.01, 农业生产: 0.01 }[classId];
  return mean + 0.04 * random.normal();
}

function chooseTariff(random: Random, classId: CustomerClass, shape: ShapeId): Tariff {
  switch (classId) {
    case '大工业':
      return '大工业两部制分时电价';
    case '一般工商业':
      return random.chance(shape === 'shop' ? 0.25 : 0.6) ? '一般工商业分时电价' : '一般工商业单一制';
    case '非居民照明':
      return shape === 'school' ? '居民合表电价' : '非居民照明单一制';
    case '农业生产':
      return '农业生产电价';
    case '居民生活':
      return random.chance(shape === 'ev_night' ? 0.84 : 0.15) ? '居民峰谷分时电价' : '居民阶梯电价';
  }
}

function chooseImportance(random: Random, classId: CustomerClass, shape: ShapeId, industry: Industry): Importance | null {
  if (shape === 'hospital') return random.weighted<Importance>({ 特级: 0.15, 一级: 0.5, 二级: 0.35 });
  if (industry === '国家机构' && random.chance(0.25)) return random.weighted<Importance>({ 特级: 0.1, 一级: 0.3, 二级: 0.6 });
  if (classId === '大工业' && random.chance(industry === '化学原料和化学制品制造业' ? 0.6 : 0.15))
    return random.chance(0.25) ? '一级' : '二级';
  return classId !== '居民生活' && classId !== '农业生产' && random.chance(0.006) ? '临时' : null;
}

function choosePayChannel(random: Random, classId: CustomerClass, contractYears: number): Channel {
  if (classId === '大工业') return random.weighted<Channel>({ 银行代扣: 0.62, App: 0.14, 营业厅: 0.14, 网格经理: 0.1 });
  if (contractYears < 5)
    return random.weighted<Channel>({ App: 0.4, 微信: 0.33, 银行代扣: 0.12, 营业厅: 0.08, '95598': 0.03, 网格经理: 0.04 });
  if (contractYears < 12)
    return random.weighted<Channel>({ App: 0.24, 微信: 0.27, 银行代扣: 0.2, 营业厅: 0.18, '95598': 0.05, 网格经理: 0.06 });
  return random.weighted<Channel>({ App: 0.08, 微信: 0.13, 银行代扣: 0.22, 营业厅: 0.35, '95598': 0.07, 网格经理: 0.15 });
}
