/** Owns the words of region × segment. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Region × segment', zh: '地区 × 客群' };

export const description: Text = {
  en: 'Customers of every region and segment: share of the region’s customers, or of the segment’s. Colour: more or less often than among all, full at twice or half. Regions of too few customers are put together. Click filters by both; a cell of the first column by the region alone.',
  zh: '各地区、各客群的客户数及占比（按地区或按客群合计 100%）。颜色表示高于或低于全体占比，达到 2 倍或一半时最深。客户过少的地区合并显示。点击单元格同时按地区和客群筛选，点击首列仅按地区筛选。',
};
export const field: Text = { en: 'By', zh: '分类' };
export const share: { readonly label: Text; readonly options: readonly { readonly value: string; readonly text: Text }[] } = {
  label: { en: '100% is', zh: '占比口径' },
  options: [
    { value: 'region', text: { en: '100% = row', zh: '按行 100%' } },
    { value: 'segment', text: { en: '100% = segment', zh: '按客群 100%' } },
  ],
};
export const small: Phrase<[groups: string, least: string]> = {
  en: (groups, least) => `${groups} others (n < ${least})`,
  zh: (groups, least) => `其他 ${groups} 个（n < ${least}）`,
};
export const words = {
  all: { en: 'All', zh: '合计' },
  customers: { en: 'Customers', zh: '客户数' },
  region: { en: 'Share of the row', zh: '占该行' },
  segment: { en: 'Share of the segment', zh: '占该客群' },
  index: { en: 'Index (all = 100)', zh: '指数（全体 = 100）' },
  ofAll: { en: 'Share of all', zh: '占全体' },
  segmentColumn: { en: 'Segment', zh: '客群' },
  rowColumn: { en: 'Share of the row (%)', zh: '占该行（%）' },
  shareColumn: { en: 'Share of the segment (%)', zh: '占该客群（%）' },
  hidden: {
    en: (least) => `n < ${least}, hidden`,
    zh: (least) => `n < ${least}，不显示`,
  } satisfies Phrase<[least: string]>,
};
