/** Owns the ready tags of the social family: who the customer is. */
import type { Tag } from '../tag';
import { all, any, BUSINESSES, HOUSEHOLDS, is, oneOf, readyTag } from './ready-tag';

export const SOCIAL_TAGS: readonly Tag[] = [
  readyTag('social', 'household', ['居民客户', 'Household'], HOUSEHOLDS, ['居民生活用电。', 'Residential customers.']),
  readyTag('social', 'business', ['工商业客户', 'Business'], BUSINESSES, [
    '大工业与一般工商业用电。',
    'Industrial and commercial customers.',
  ]),
  readyTag(
    'social',
    'public_body',
    ['公共机构', 'Public body'],
    any(
      oneOf('nature', '事业单位', '行政机关', '机关', '社会团体'),
      oneOf('class', '非居民照明', '非居民', '行政事业', '机关', '機關', 'Public institutions'),
    ),
    ['行政机关、事业单位与社会团体。', 'Government, public institutions and social groups.'],
  ),
  readyTag('social', 'large_family', ['大家庭', 'Large family'], is('people', '>=', 5), [
    '家庭人口 5 人及以上。',
    'Five or more people.',
  ]),
  readyTag('social', 'new_customer', ['新客户', 'New customer'], is('contract_years', '<', 1), [
    '立户不足 1 年：入户辅导、绑定线上渠道。',
    'Less than a year with us: welcome, bind to digital channels.',
  ]),
  readyTag('social', 'long_standing', ['老客户', 'Long-standing'], is('contract_years', '>=', 15), [
    '立户 15 年及以上。',
    'Fifteen years or more with us.',
  ]),
  readyTag('social', 'small_business', ['小微企业', 'Small business'], all(BUSINESSES, is('capacity_kva', '<=', 50)), [
    '合同容量不超过 50 kVA 的工商业客户。',
    'Businesses with at most 50 kVA of contract capacity.',
  ]),
];
