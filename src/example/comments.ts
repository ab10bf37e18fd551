/** Owns the free-text comments of the survey: short Chinese sentences put together from fragments. */
import type { Random } from '../lib/random';

/** What a comment is about: the survey's items, or nothing in particular. */
export type Topic = 'reliability' | 'billing' | 'price' | 'staff' | 'response' | 'channel' | 'general';

const GOOD: Readonly<Record<Topic, readonly string[]>> = {
  reliability: ['供电很稳定', '今年基本没有停电', '供电可靠，很放心', '停电提前通知，安排合理'],
  billing: ['账单清楚明白', '电费账单很详细', '账单推送及时'],
  price: ['电价合理', '峰谷电价划算，省了不少电费', '电价可以接受'],
  staff: ['服务态度很好', '工作人员热情耐心', '网格经理很负责', '师傅讲解很仔细'],
  response: ['抢修速度快', '问题处理及时', '报修后很快就来了', '办理速度快，很满意'],
  channel: ['App缴费很方便', '微信缴费方便', '手机上就能办业务', '营业厅环境好'],
  general: ['很满意', '继续保持', '总体不错', '感谢供电所', '服务越来越好'],
};
const BAD: Readonly<Record<Topic, readonly string[]>> = {
  reliability: ['停电太频繁', '经常停电，影响生活', '电压不稳，空调带不动', '线路老化，一下雨就停电', '停电没有提前通知'],
  billing: ['账单看不懂', '电费突然变高，没有说明', '账单推送不及时', '希望账单更详细一些'],
  price: ['电价偏高', '电费太贵', '希望电价能降一点', '峰段电价太高，负担重', '阶梯电价不合理'],
  staff: ['服务态度一般', '工作人员不耐烦', '解释不清楚', '希望态度好一点'],
  response: ['处理太慢', '报修等了很久', '办理时间太长，跑了好几个部门', '反映的问题一直没有答复', '新装用电等待时间长'],
  channel: ['App经常登录不上', '营业厅排队太久', '微信上反映问题没人处理', '老人不会用手机缴费', '缴费网点太少'],
  general: ['希望改进服务', '一般', '还有提升空间'],
};
const WISHES = [
  '希望加强线路巡视',
  '希望多宣传节约用电',
  '希望增加充电桩',
  '建议停电信息早点通知',
  '建议多开缴费网点',
  '希望尽快解决',
  '无其他意见',
];

/** A comment of one to three clauses: the worst topic when something is wrong, the best one otherwise. */
export function inventComment(random: Random, worst: Topic, best: Topic, isContent: boolean): string {
  const clauses = isContent
    ? [random.pick(GOOD[random.chance(0.7) ? best : 'general'])]
    : [random.pick(BAD[random.chance(0.85) ? worst : 'general'])];
  if (isContent && random.chance(0.2)) clauses.push(`就是${random.pick(BAD[worst])}`);
  if (!isContent && random.chance(0.25)) clauses.push(`不过${random.pick(GOOD[best])}`);
  if (random.chance(0.18)) clauses.push(random.pick(WISHES));
  return `${clauses.join('，')}${random.chance(0.6) ? '。' : ''}`;
}
