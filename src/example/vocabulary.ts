/** Owns every other invented categorical value: the Chinese word stored in the data and its English name. */

/** 用电类别, the five customer classes. */
export const CLASSES = {
  大工业: 'Large industrial',
  一般工商业: 'General commercial & industrial',
  居民生活: 'Residential',
  非居民照明: 'Public institutions',
  农业生产: 'Agriculture',
} as const;
export type CustomerClass = keyof typeof CLASSES;

/** 客户性质, the legal nature. */
export const NATURES = {
  自然人: 'Natural person',
  法人: 'Legal person',
  企业: 'Enterprise',
  社会团体: 'Social group',
  事业单位: 'Public institution',
  行政机关: 'Government body',
} as const;
export type Nature = keyof typeof NATURES;

/** 行业分类, in the words of GB/T 4754 (and the two household groups of power statistics). */
export const INDUSTRIES = {
  城镇居民: 'Urban households',
  乡村居民: 'Rural households',
  化学原料和化学制品制造业: 'Chemicals',
  非金属矿物制品业: 'Non-metallic mineral products',
  纺织业: 'Textiles',
  '计算机、通信和其他电子设备制造业': 'Electronics',
  金属制品业: 'Metal products',
  通用设备制造业: 'General machinery',
  食品制造业: 'Food manufacturing',
  橡胶和塑料制品业: 'Rubber and plastics',
  汽车制造业: 'Motor vehicles',
  家具制造业: 'Furniture',
  零售业: 'Retail',
  批发业: 'Wholesale',
  餐饮业: 'Restaurants',
  房地产业: 'Real estate',
  软件和信息技术服务业: 'Software and IT services',
  商务服务业: 'Business services',
  教育: 'Education',
  卫生: 'Health',
  公共设施管理业: 'Public facilities',
  国家机构: 'Government',
  社会工作: 'Social work',
  农业: 'Farming',
  渔业: 'Fisheries',
} as const;
export type Industry = keyof typeof INDUSTRIES;

/** 电压等级. */
export const VOLTAGES = {
  交流220V: '220 V',
  交流380V: '380 V',
  交流10kV: '10 kV',
  交流35kV: '35 kV',
} as const;
export type Voltage = keyof typeof VOLTAGES;

/** 电价类别. */
export const TARIFFS = {
  居民阶梯电价: 'Residential tiered',
  居民峰谷分时电价: 'Residential time-of-use',
  一般工商业单一制: 'Commercial flat rate',
  一般工商业分时电价: 'Commercial time-of-use',
  大工业两部制分时电价: 'Industrial two-part time-of-use',
  非居民照明单一制: 'Public institutions flat rate',
  居民合表电价: 'Residential collective (schools)',
  农业生产电价: 'Agricultural',
} as const;
export type Tariff = keyof typeof TARIFFS;

/** 重要等级; blank for most customers. */
export const IMPORTANCES = { 特级: 'Special', 一级: 'First', 二级: 'Second', 临时: 'Temporary' } as const;
export type Importance = keyof typeof IMPORTANCES;

/** 缴费渠道 of a customer; all but 银行代扣 are also 渠道 of a ticket. */
export const CHANNELS = {
  App: 'App',
  微信: 'WeChat',
  营业厅: 'Service hall',
  '95598': '95598 hotline',
  网格经理: 'Grid manager',
  银行代扣: 'Bank debit',
} as const;
export type Channel = keyof typeof CHANNELS;

/** The channel whose tickets close slowly and come back (planted). */
export const SLOW_CHANNEL: Channel = '微信';

/** 用电状态. */
export const STATUSES = { 正常用电: 'Active', 暂停: 'Suspended', 欠费停电: 'Cut off for arrears' } as const;
export type Status = keyof typeof STATUSES;

/** 业务类型 of a ticket. */
export const TICKET_TYPES = {
  咨询: 'Enquiry',
  报修: 'Fault report',
  投诉: 'Complaint',
  举报: 'Tip-off',
  意见: 'Suggestion',
  表扬: 'Praise',
  业务申请: 'Application',
} as const;
export type TicketType = keyof typeof TICKET_TYPES;

/** 环节: the stages of a connection (报装), in order. */
export const STAGES = {
  受理: 'Acceptance',
  勘查: 'Site survey',
  方案答复: 'Supply plan',
  设计审查: 'Design review',
  施工: 'Construction',
  竣工检验: 'Inspection',
  装表接电: 'Energise',
} as const;
export type Stage = keyof typeof STAGES;

/** 部门. */
export const DEPARTMENTS = {
  客户服务中心: 'Customer service centre',
  营业班: 'Service desk',
  客户经理班: 'Account managers',
  配电运检班: 'Distribution operations',
  计量中心: 'Metering centre',
  发展建设部: 'Network planning',
  工程建设中心: 'Construction centre',
  营销稽查班: 'Revenue audit',
} as const;
export type Department = keyof typeof DEPARTMENTS;

/** 原因 of a ticket. */
export const TICKET_REASONS = {
  电费账单疑问: 'Bill question',
  电价政策: 'Tariff rules',
  缴费方式: 'How to pay',
  停电信息: 'Outage information',
  业务办理进度: 'Progress of an application',
  客户侧故障: 'Fault on the customer side',
  线路停电: 'Line without supply',
  电压异常: 'Abnormal voltage',
  电表故障: 'Meter fault',
  频繁停电: 'Frequent outages',
  电费差错: 'Billing error',
  催费停电: 'Dunning and disconnection',
  服务态度差: 'Poor staff manner',
  处理超时限: 'Handled too late',
  窃电: 'Electricity theft',
  违约用电: 'Breach of contract use',
  服务建议: 'Service suggestion',
  线路改造建议: 'Line upgrade suggestion',
  抢修及时: 'Quick repair',
  服务热情: 'Friendly service',
  更名过户: 'Change of name',
  改类: 'Change of class',
  峰谷电开通: 'Switch to time-of-use',
  低压居民新装: 'New LV residential connection',
  低压非居民新装: 'New LV non-residential connection',
  高压新装: 'New HV connection',
  低压增容: 'LV capacity increase',
  高压增容: 'HV capacity increase',
} as const;
export type TicketReason = keyof typeof TICKET_REASONS;

/** 原因 of an outage. */
export const OUTAGE_CAUSES = {
  计划检修: 'Planned maintenance',
  配网改造: 'Network upgrade',
  市政施工配合: 'For municipal works',
  外力破坏: 'Third-party damage',
  雷击: 'Lightning',
  树障: 'Trees',
  设备老化故障: 'Ageing equipment',
  用户侧故障: 'Fault at a customer',
  大风: 'High wind',
  过负荷跳闸: 'Overload trip',
} as const;
export type OutageCause = keyof typeof OUTAGE_CAUSES;

/** 是否计划. */
export const YES_NO = { 是: 'Yes', 否: 'No' } as const;
