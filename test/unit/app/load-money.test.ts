// Checks in which currency the assumed prices of a file are.
import { describe, expect, it } from 'vitest';
import { defaultMoney } from '../../../src/app/load/page-options';
import { moneyUnit } from '../../../src/charts/load-potential/money';
import type { ModelInfo } from '../../../src/model/model-info';
import type { RawTable } from '../../../src/intake/raw-table';

const tables = (...names: string[]): RawTable[] => [{ columns: names.map((name) => ({ name })) } as unknown as RawTable];
const billed = (en: string): Pick<ModelInfo, 'facts'> => ({
  facts: [{ name: 'amount_12m', unit: { en, zh: en } }] as unknown as ModelInfo['facts'],
});

describe('the currency of assumed prices', () => {
  it('is yuan by Chinese headers or a bill in yuan, and none elsewhere', () => {
    expect(defaultMoney(tables('户号', '负荷'), { facts: [] }).money).toBe('yuan');
    expect(defaultMoney(tables('id', 'bill'), billed('yuan')).money).toBe('yuan');
    expect(defaultMoney(tables('date', 'Usage_kWh'), { facts: [] })).toEqual({ money: '', prices: '1.92 1.6 1 0.4' });
    expect(defaultMoney(tables('户号', '电费(USD)'), billed('USD')).money).toBe('');
  });

  it('is written in both languages where it is known, and as typed elsewhere', () => {
    expect(moneyUnit('元')).toEqual({ en: 'yuan', zh: '元' });
    expect(moneyUnit(' CHF ')).toEqual({ en: 'CHF', zh: 'CHF' });
    expect(moneyUnit('')).toBeNull();
  });
});
