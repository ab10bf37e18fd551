/** Owns the list of relations planted in the example on purpose: what a good analysis of it must find, and one thing it must not find. */
import type { Text } from '../lib/text';

/**
 * The planted relations. Each is visible in the tables alone and is measured, with its margin, by a unit test of the same id.
 * Magnitudes are those of the default seed and size.
 */
export const PLANTED: readonly { id: string; text: Text }[] = [
  {
    id: 'class_csat',
    text: {
      en: 'Content differs by class: public institutions are most satisfied, large industrial and commercial customers least, because of price.',
      zh: '满意度随用电类别不同：非居民照明（行政事业）最高，大工业和一般工商业最低，主要不满在电价。',
    },
  },
  {
    id: 'slow_branch_connection',
    text: {
      en: 'In the Harbour branch (临港供电所) a connection takes over twice as long, with more hand-overs between departments.',
      zh: '临港供电所的报装用时为其他供电所的两倍以上，部门之间流转更多。',
    },
  },
  {
    id: 'slow_branch_satisfaction',
    text: {
      en: 'Customers of the Harbour branch rate speed of response, and service as a whole, lower.',
      zh: '临港供电所客户的“响应速度”和总体满意度偏低。',
    },
  },
  {
    id: 'bad_feeder_outages',
    text: {
      en: 'The 10 kV Huaiyin line (10kV槐荫线) has over five times the outages of other feeders, mostly from ageing equipment.',
      zh: '10kV槐荫线停电次数是其他馈线的五倍以上，多为设备老化。',
    },
  },
  {
    id: 'bad_feeder_complaints',
    text: {
      en: 'Customers of the 10 kV Huaiyin line complain over four times as often and are much less satisfied, above all with reliability.',
      zh: '10kV槐荫线客户投诉率为其他客户的四倍以上，满意度明显偏低，“供电可靠性”尤其低。',
    },
  },
  {
    id: 'slow_channel',
    text: {
      en: 'Tickets that come by WeChat (微信) take over twice as long in every month, and come back more often.',
      zh: '微信渠道的工单每个月办结用时都在其他渠道的两倍以上，重复来电也更多。',
    },
  },
  {
    id: 'arrears_small_traders',
    text: {
      en: 'Arrears cluster among small restaurants and shops (up to 50 kVA).',
      zh: '欠费集中在小型餐饮和零售客户（合同容量不超过 50 kVA）。',
    },
  },
  {
    id: 'arrears_complaints',
    text: {
      en: 'Customers with six or more late bills in two years complain about four times as often as the others.',
      zh: '两年内逾期六次及以上的客户，投诉率约为其他客户的四倍。',
    },
  },
  {
    id: 'ev_time_of_use',
    text: {
      en: 'Households that charge a car at night (over half their energy in the valley hours) mostly choose the time-of-use tariff; others rarely do.',
      zh: '夜间充电的居民（谷电量占比过半）大多选择峰谷分时电价，其他居民很少选择。',
    },
  },
  {
    id: 'three_shift_load_factor',
    text: {
      en: 'Large industrials in the three-shift trades (chemicals, minerals, textiles, electronics) have a daily load factor far above the day-shift trades.',
      zh: '三班制行业（化工、非金属矿物、纺织、电子）的大工业客户日负荷率远高于单班制行业。',
    },
  },
  {
    id: 'app_young_contracts',
    text: {
      en: 'Those who pay by App or WeChat have younger contracts than those who pay at the hall, by bank or to the grid manager.',
      zh: '使用 App、微信缴费的客户立户时间较晚，营业厅、银行代扣、网格经理缴费的客户立户时间较早。',
    },
  },
  {
    id: 'pareto',
    text: {
      en: 'A fifth of the customers use over 80% of the energy.',
      zh: '前 20% 的客户用去 80% 以上的电量。',
    },
  },
  {
    id: 'growing_branch',
    text: {
      en: 'Consumption in the High-tech Zone branch (高新供电所) grows about ten points a year faster than elsewhere.',
      zh: '高新供电所的电量年增速比其他供电所高约十个百分点。',
    },
  },
  {
    id: 'shrinking_customers',
    text: {
      en: 'About one commercial or industrial customer in seventeen loses a third of its consumption in a year: a sign of churn.',
      zh: '约十七分之一的工商业客户电量一年减少三分之一，是流失的征兆。',
    },
  },
  {
    id: 'reliability_uniform',
    text: {
      en: 'Reliability is rated highest by nearly all, so it looks unimportant when importance is derived; price and response move the score most.',
      zh: '“供电可靠性”普遍评价最高，推导出的重要性反而很低；对总体满意度影响最大的是电价和响应速度。',
    },
  },
  {
    id: 'missing_phones',
    text: {
      en: 'The Willow River branch (柳河供电所) has no phone number for about three customers in ten, five times as many as the others.',
      zh: '柳河供电所约三成客户没有联系电话，缺失率约为其他供电所的五倍。',
    },
  },
  {
    id: 'over_capacity',
    text: {
      en: 'A few commercial, industrial and public customers of the load sample exceed their contract capacity; no other customer does.',
      zh: '负荷样本中有少数工商业和行政事业客户超过合同容量，其余客户均未超过。',
    },
  },
  {
    id: 'holiday',
    text: {
      en: 'On the Mid-Autumn and National Day holidays offices, schools and day-shift works nearly stop, while malls and restaurants are busier.',
      zh: '中秋、国庆假期，写字楼、学校和单班制工厂负荷大幅下降，商场和餐饮反而更高。',
    },
  },
  {
    id: 'solar_midday',
    text: {
      en: 'Households with rooftop solar take almost nothing from the grid around noon on clear days.',
      zh: '装有屋顶光伏的居民在晴天中午几乎不从电网取电。',
    },
  },
  {
    id: 'placebo_people',
    text: {
      en: 'Placebo: the number of people in a home has nothing to do with satisfaction. An analysis that finds a relation is wrong.',
      zh: '对照：家庭人口与满意度没有任何关系，分析若得出有关系，就是错的。',
    },
  },
];
