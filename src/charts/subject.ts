/** Owns the nouns for what a chart counts: customers, or regions, their classes or rows where the file has no customer number. */
import type { Locale } from '../lib/text';
import type { ModelInfo } from '../model/model-info';

export interface Subject {
  /** Inside a sentence: "customers". */
  readonly many: string;
  /** As a heading of counts: "Customers". */
  readonly heading: string;
  /** After a count, with its space: " customers". */
  readonly counter: string;
  /** A mean for each one: "per customer"; Chinese sets it before the quantity. */
  readonly each: string;
}

const SUBJECTS: Readonly<Record<ModelInfo['grain'], Readonly<Record<Locale, Subject>>>> = {
  customer: {
    en: { many: 'customers', heading: 'Customers', counter: ' customers', each: 'per customer' },
    zh: { many: '客户', heading: '客户数', counter: ' 户', each: '户均' },
  },
  region: {
    en: { many: 'regions', heading: 'Regions', counter: ' regions', each: 'per region' },
    zh: { many: '地区', heading: '地区数', counter: ' 个地区', each: '各地区平均' },
  },
  group: {
    en: { many: 'groups', heading: 'Groups', counter: ' groups', each: 'per group' },
    zh: { many: '分组', heading: '组数', counter: ' 组', each: '各组平均' },
  },
  row: {
    en: { many: 'rows', heading: 'Rows', counter: ' rows', each: 'per row' },
    zh: { many: '记录', heading: '记录数', counter: ' 条记录', each: '每条平均' },
  },
};

/** The nouns for one grain of `customer_facts`. */
export function subjectOf(grain: ModelInfo['grain'], locale: Locale): Subject {
  return SUBJECTS[grain][locale];
}
