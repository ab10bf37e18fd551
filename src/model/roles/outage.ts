/** Owns the roles of the outage table: one row an interruption of a customer, a feeder or a region. */
import type { Role } from '../role';
import { namesIn } from '../role-names';

const roles: readonly Role[] = [
  {
    id: 'started',
    tables: ['outage'],
    text: { en: 'Outage started', zh: '停电开始' },
    kind: 'timestamp',
    names: namesIn(`
      停电开始时间 停电时间 开始时间 停电起始时间 起始时间 停电开始 开始日期 计划停电时间
      outagestart starttime started start begintime interruptionstart
    `),
  },
  {
    id: 'ended',
    tables: ['outage'],
    text: { en: 'Outage ended', zh: '停电结束' },
    kind: 'timestamp',
    names: namesIn(`
      停电结束时间 恢复送电时间 送电时间 复电时间 结束时间 终止时间 停电结束 结束日期 计划送电时间
      outageend endtime ended end restored restoretime restorationtime
    `),
  },
  {
    id: 'planned',
    tables: ['outage'],
    text: { en: 'Planned', zh: '是否计划' },
    kind: 'boolean',
    names: namesIn(`
      是否计划 是否计划停电 停电类型 停电性质 计划停电 停电类别
      planned isplanned outagetype scheduled
    `),
  },
];

export default roles;
