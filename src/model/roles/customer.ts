/** Owns the roles of the customer table: one row a supply point or account. */
import type { Role } from '../role';
import { namesIn } from '../role-names';

const kva = { en: 'kVA', zh: 'kVA' };
const kwh = { en: 'kWh', zh: 'kWh' };

const roles: readonly Role[] = [
  {
    id: 'customer_id',
    tables: ['customer', 'usage', 'reading', 'survey', 'ticket', 'outage'],
    text: { en: 'Customer number', zh: '户号' },
    kind: 'id',
    personal: true,
    names: namesIn(`
      户号 用户编号 客户编号 用电户号 电力户号 用户号 客户号 总户号 用户编码 客户编码 户号编号 电号
      用户标识 用户id 客户id 计量点编号 电表编号 电能表编号 表号 终端编号
      consno customerid custid customerno customernumber customer accountno accountnumber
      accountid account consumerno consumerid lclid buildingid building householdid meterid meterno
      meter siteid userid clientid profileid mpan nmi uid id utilitynumber zone
    `),
  },
  {
    id: 'name',
    tables: ['customer'],
    text: { en: 'Name', zh: '户名' },
    kind: 'text',
    personal: true,
    names: namesIn(`
      户名 用户名称 客户名称 姓名 用户姓名 客户姓名 单位名称 企业名称 联系人 名称
      consname customername fullname name utilityname nickname
    `),
  },
  {
    id: 'phone',
    tables: ['customer'],
    text: { en: 'Phone', zh: '联系电话' },
    kind: 'text',
    personal: true,
    names: namesIn(`
      联系电话 电话 手机号 手机号码 手机 移动电话 联系方式 电话号码
      phone phonenumber mobile mobileno telephone tel
    `),
  },
  {
    id: 'address',
    tables: ['customer'],
    text: { en: 'Address', zh: '用电地址' },
    kind: 'text',
    personal: true,
    names: namesIn(`
      用电地址 地址 客户地址 用户地址 装表地址 住址 通讯地址
      consaddr address streetaddress serviceaddress
    `),
  },
  {
    id: 'id_number',
    tables: ['customer'],
    text: { en: 'Identity number', zh: '身份证号' },
    kind: 'text',
    personal: true,
    names: namesIn(`
      身份证号 身份证号码 身份证 证件号码 证件号 统一社会信用代码 社会信用代码 营业执照号
      idnumber idcardno idcard nationalid taxid ssn
    `),
  },
  {
    id: 'class',
    tables: ['customer'],
    text: { en: 'Customer class', zh: '用电类别' },
    kind: 'category',
    names: namesIn(`
      用电类别 用电性质 客户类别 用户类别 用电分类 客户分类 用户分类 用户类型 客户类型 用电类型 类别
      电力用户类别
      eleccategory customerclass customertype customercategory consumertype usertype class sector
      segment utilitytype buildingtype primaryspaceusage
    `),
  },
  {
    id: 'nature',
    tables: ['customer'],
    text: { en: 'Legal nature', zh: '客户性质' },
    kind: 'category',
    names: namesIn(`
      客户性质 用户性质 单位性质 企业性质 法人性质 客户属性
      legalnature legaltype nature ownership
    `),
  },
  {
    id: 'industry',
    tables: ['customer'],
    text: { en: 'Industry', zh: '行业分类' },
    kind: 'category',
    names: namesIn(`
      行业分类 行业类别 行业 所属行业 行业名称 国民经济行业
      trade industry industrycode industrytype naics sic
    `),
  },
  {
    id: 'region',
    tables: ['customer', 'outage'],
    text: { en: 'Region or branch', zh: '供电单位' },
    kind: 'category',
    names: namesIn(`
      供电单位 供电所 管理单位 供电公司 所属单位 供电区域 区域 地区 营业区 县市 区县 市县 城市 行政区 省份
      所属区县 乡镇 社区
      orgname orgno branch region district county state province city area town location
      utilitystate postcode zipcode
    `),
  },
  {
    id: 'feeder',
    tables: ['customer', 'outage'],
    text: { en: 'Feeder or transformer', zh: '馈线/台区' },
    kind: 'category',
    names: namesIn(`
      馈线 线路名称 所属线路 线路 台区 台区名称 公变名称 配变 变压器 馈线台区 台区编号 线路编号
      feeder feederid line circuit transformer substation
    `),
  },
  {
    id: 'voltage',
    tables: ['customer'],
    text: { en: 'Voltage', zh: '电压等级' },
    kind: 'category',
    names: namesIn(`
      电压等级 供电电压 电压
      voltage voltagelevel voltcode supplyvoltage
    `),
  },
  {
    id: 'capacity_kva',
    tables: ['customer'],
    text: { en: 'Contract capacity', zh: '合同容量' },
    kind: 'number',
    unit: kva,
    names: namesIn(`
      合同容量 运行容量 报装容量 装接容量 用电容量 受电容量 容量 契约容量
      contractcapacity contractcap capacitykva runcap capacity contractedpower contractedload
      sanctionedload
    `),
  },
  {
    id: 'people',
    tables: ['customer'],
    text: { en: 'People in the household', zh: '家庭人口' },
    kind: 'number',
    names: namesIn(`
      家庭人口 人口 人口数 家庭人口数 家庭人数 用电人口 户籍人口
      people householdsize occupants persons residents familysize
    `),
  },
  {
    id: 'opened',
    tables: ['customer'],
    text: { en: 'Contract opened', zh: '立户日期' },
    kind: 'date',
    names: namesIn(`
      立户日期 建档日期 开户日期 立户时间 开户时间 建档时间 送电日期 签约日期 合同签订日期
      opened opendate builddate startdate contractdate contractstart customersince
    `),
  },
  {
    id: 'tariff',
    tables: ['customer'],
    text: { en: 'Tariff', zh: '电价类别' },
    kind: 'category',
    names: namesIn(`
      电价类别 电价 电价名称 执行电价 电价分类 电价码 目录电价 资费 计价方式 电价方案
      tariff tarifftype tariffclass stdortou rate rateclass ratecode rateplan plan contract prcname
    `),
  },
  {
    id: 'importance',
    tables: ['customer'],
    text: { en: 'Importance level', zh: '重要等级' },
    kind: 'category',
    names: namesIn(`
      重要等级 重要用户等级 重要性等级 重要性 重要客户等级 重要程度 负荷等级 保电等级
      importance importancelevel priority supplypriority
    `),
  },
  {
    id: 'channel',
    tables: ['customer'],
    text: { en: 'Payment channel', zh: '缴费渠道' },
    kind: 'category',
    names: namesIn(`
      缴费渠道 缴费方式 交费方式 交费渠道 支付方式 付款方式 收费方式
      paymode paymentmethod paymentchannel payment paychannel
    `),
  },
  {
    id: 'status',
    tables: ['customer'],
    text: { en: 'Supply status', zh: '用电状态' },
    kind: 'category',
    names: namesIn(`
      用电状态 用户状态 客户状态 状态 用电客户状态 运行状态
      status customerstatus accountstatus statuscode supplystatus
    `),
  },
  {
    id: 'annual_kwh',
    tables: ['customer'],
    text: { en: 'Annual consumption', zh: '年用电量' },
    kind: 'number',
    unit: kwh,
    names: namesIn(`
      年用电量 年电量 年度电量 全年电量 全年用电量 年度用电量 年累计电量 累计电量 年用电
      annualkwh annualconsumption annualusage yearlykwh yearlyconsumption totalkwh
    `),
  },
];

export default roles;
