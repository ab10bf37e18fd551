/** Owns invented names, phone numbers and addresses. Any likeness to a person, firm or place is chance. */
import type { Random } from '../lib/random';
import { BRANCHES, type Branch } from './places';
import type { Industry } from './vocabulary';

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤',
];
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国红梅春生海燕鹏飞宇轩欣怡子涵梓浩然思远佳琪雨晨嘉文博志成立新家豪晓东永康庆丰少云晴岚松柏',
];
const BRANDS_A = [...'恒永华瑞盛隆鼎金宏泰祥顺安昌和嘉兴润鑫锦天海星'];
const BRANDS_B = [...'达源丰通盛远辉创立信诚宇泰昌利成邦业'];
const ROADS = [
  '人民路',
  '建设路',
  '解放路',
  '中山路',
  '和平路',
  '新华路',
  '滨河路',
  '学府路',
  '长安街',
  '民生路',
  '工业大道',
  '迎宾大道',
  '桃源路',
  '兴业路',
];
const ESTATES = ['翠园小区', '阳光花园', '锦绣家园', '幸福里', '书香苑', '水岸名都', '金桂苑', '丽景湾', '和谐家园', '明月新村'];
const VILLAGES = ['王家村', '李庄', '前营村', '后塘村', '大柳村', '石桥村', '新建村', '东岭村'];

const FIRM_ENDINGS: Partial<Record<Industry, readonly string[]>> = {
  化学原料和化学制品制造业: ['化工有限公司', '精细化工有限公司'],
  非金属矿物制品业: ['建材有限公司', '水泥制品有限公司', '玻璃有限公司'],
  纺织业: ['纺织有限公司', '印染有限公司'],
  '计算机、通信和其他电子设备制造业': ['电子有限公司', '半导体有限公司'],
  金属制品业: ['五金制品厂', '金属制品有限公司'],
  通用设备制造业: ['机械有限公司', '设备制造有限公司'],
  食品制造业: ['食品有限公司', '粮油食品厂'],
  橡胶和塑料制品业: ['塑料制品有限公司', '橡塑有限公司'],
  汽车制造业: ['汽车零部件有限公司'],
  家具制造业: ['家具厂', '木业有限公司'],
  零售业: ['超市', '商店', '便利店', '服装店', '药店'],
  批发业: ['商贸有限公司', '批发部'],
  餐饮业: ['饭店', '火锅店', '餐厅', '小吃店', '酒楼'],
  房地产业: ['物业管理有限公司', '置业有限公司'],
  软件和信息技术服务业: ['软件有限公司', '信息技术有限公司'],
  商务服务业: ['商务服务有限公司', '咨询有限公司', '广告有限公司'],
  农业: ['种植专业合作社', '灌溉站', '农场'],
  渔业: ['水产养殖场', '水产有限公司'],
};
const PUBLIC_NAMES: Partial<Record<Industry, readonly string[]>> = {
  教育: ['小学', '中学', '实验小学', '幼儿园', '职业学校'],
  卫生: ['人民医院', '中心医院', '中医院', '妇幼保健院'],
  国家机构: ['街道办事处', '税务局', '财政局', '人民法院', '政务服务中心', '派出所'],
  社会工作: ['敬老院', '社区服务中心', '慈善协会'],
  公共设施管理业: ['路灯管理所', '市政管理所', '园林管理处'],
};

/** A person's name of two or three characters. */
export function personName(random: Random): string {
  return random.pick(SURNAMES) + random.pick(GIVEN) + (random.chance(0.75) ? random.pick(GIVEN) : '');
}

/** The name of a firm or institution of an industry, in a branch's area; a person's name for households. */
export function accountName(random: Random, industry: Industry, branch: Branch, isPerson: boolean): string {
  const publicNames = PUBLIC_NAMES[industry];
  if (publicNames !== undefined) {
    const number = random.chance(0.5) ? `第${random.pick([...'一二三四五六七八九'])}` : '';
    return `云江市${BRANCHES[branch].district}${number}${random.pick(publicNames)}`;
  }
  const endings = FIRM_ENDINGS[industry];
  if (endings === undefined || (isPerson && random.chance(0.4))) return personName(random);
  const ending = random.pick(endings);
  const brand = random.pick(BRANDS_A) + random.pick(BRANDS_B);
  return ending.endsWith('公司') ? `云江市${brand}${ending}` : `${brand}${ending}`;
}

/** A mobile number with the prefix 154, which no operator has been given: nobody can be called by mistake. */
export function phoneNumber(random: Random): string {
  return `154${String(random.below(100_000_000)).padStart(8, '0')}`;
}

/** An address in the branch's district: a flat, a street number, or a village group. */
export function address(random: Random, branch: Branch, isHome: boolean): string {
  const { district } = BRANCHES[branch];
  const rural = district.endsWith('镇');
  if (rural && random.chance(0.7))
    return `云江市${district}${random.pick(VILLAGES)}${1 + random.below(12)}组${1 + random.below(90)}号`;
  const street = `云江市${district}${random.pick(ROADS)}${1 + random.below(400)}号`;
  if (!isHome) return street;
  return `${street}${random.pick(ESTATES)}${1 + random.below(30)}幢${1 + random.below(4)}单元${1 + random.below(18)}0${1 + random.below(4)}室`;
}
