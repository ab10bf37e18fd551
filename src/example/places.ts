/** Owns the invented utility's geography: eight branches of "Yunjiang" (云江), each with five 10 kV feeders. */

/** Branch → English name, district used in addresses, and its feeders (stored name → English name). */
export const BRANCHES = {
  东城供电所: {
    en: 'East City branch',
    district: '东城区',
    feeders: {
      '10kV云桥线': '10 kV Yunqiao line',
      '10kV文昌线': '10 kV Wenchang line',
      '10kV东湖线': '10 kV Donghu line',
      '10kV钟楼线': '10 kV Zhonglou line',
      '10kV锦绣线': '10 kV Jinxiu line',
    },
  },
  西城供电所: {
    en: 'West City branch',
    district: '西城区',
    feeders: {
      '10kV西苑线': '10 kV Xiyuan line',
      '10kV书院线': '10 kV Shuyuan line',
      '10kV梧桐线': '10 kV Wutong line',
      '10kV百花线': '10 kV Baihua line',
      '10kV石榴线': '10 kV Shiliu line',
    },
  },
  城南供电所: {
    en: 'South City branch',
    district: '城南区',
    feeders: {
      '10kV槐荫线': '10 kV Huaiyin line',
      '10kV南塘线': '10 kV Nantang line',
      '10kV望江线': '10 kV Wangjiang line',
      '10kV莲花线': '10 kV Lianhua line',
      '10kV竹园线': '10 kV Zhuyuan line',
    },
  },
  北郊供电所: {
    en: 'North Suburb branch',
    district: '北郊区',
    feeders: {
      '10kV北岗线': '10 kV Beigang line',
      '10kV砖窑线': '10 kV Zhuanyao line',
      '10kV松林线': '10 kV Songlin line',
      '10kV铁厂线': '10 kV Tiechang line',
      '10kV长堤线': '10 kV Changdi line',
    },
  },
  高新供电所: {
    en: 'High-tech Zone branch',
    district: '高新区',
    feeders: {
      '10kV创新线': '10 kV Chuangxin line',
      '10kV星光线': '10 kV Xingguang line',
      '10kV智谷线': '10 kV Zhigu line',
      '10kV银河线': '10 kV Yinhe line',
      '10kV飞云线': '10 kV Feiyun line',
    },
  },
  临港供电所: {
    en: 'Harbour branch',
    district: '临港新区',
    feeders: {
      '10kV码头线': '10 kV Matou line',
      '10kV海晏线': '10 kV Haiyan line',
      '10kV船厂线': '10 kV Chuanchang line',
      '10kV盐田线': '10 kV Yantian line',
      '10kV灯塔线': '10 kV Dengta line',
    },
  },
  青山供电所: {
    en: 'Green Hill branch',
    district: '青山镇',
    feeders: {
      '10kV青峰线': '10 kV Qingfeng line',
      '10kV茶园线': '10 kV Chayuan line',
      '10kV溪口线': '10 kV Xikou line',
      '10kV梨坪线': '10 kV Liping line',
      '10kV云岭线': '10 kV Yunling line',
    },
  },
  柳河供电所: {
    en: 'Willow River branch',
    district: '柳河镇',
    feeders: {
      '10kV柳湾线': '10 kV Liuwan line',
      '10kV稻香线': '10 kV Daoxiang line',
      '10kV渔塘线': '10 kV Yutang line',
      '10kV荷花线': '10 kV Hehua line',
      '10kV河口线': '10 kV Hekou line',
    },
  },
} as const satisfies Record<string, { en: string; district: string; feeders: Record<string, string> }>;

/** The stored name of a branch (供电单位). */
export type Branch = keyof typeof BRANCHES;

/** Every branch, in the order of {@link BRANCHES}. */
export const BRANCH_NAMES = Object.keys(BRANCHES) as readonly Branch[];

/** The feeders of one branch, the most loaded first. */
export function feedersOf(branch: Branch): readonly string[] {
  return Object.keys(BRANCHES[branch].feeders);
}

/** The branch where a connection takes about twice as long (planted). */
export const SLOW_BRANCH: Branch = '临港供电所';

/** The branch whose consumption grows fastest (planted). */
export const GROWING_BRANCH: Branch = '高新供电所';

/** The branch that seldom records a phone number (planted). */
export const CARELESS_BRANCH: Branch = '柳河供电所';

/** The feeder with many outages (planted); it belongs to 城南供电所. */
export const BAD_FEEDER = '10kV槐荫线';
