// Checks the normal form of headers, and that every known name is in it.
import { describe, expect, it } from 'vitest';
import { readHeader, unitFactor } from '../../../src/model/header-name';
import { ROLES } from '../../../src/model/role-registry';

describe('a header', () => {
  it.each([
    ['合計售電量(度)', '合计售电量', '度'],
    ['電號', '电号', null],
    ['用電戶號', '用电户号', null],
    ['Usage_kWh', 'usagekwh', 'kwh'],
    ['stdorToU', 'stdortou', null],
    ['customerID', 'customerid', null],
    ['LCLid', 'lclid', null],
    ['电量（万kWh）', '电量', '万kwh'],
    ['合同容量 (kVA)', '合同容量', 'kva'],
    ['  户 号 ', '户号', null],
    ['用電佔比(%)', '用电占比', '%'],
    ['ＫＷＨ', 'kwh', 'kwh'],
    ['😀', '', null],
  ])('%s is read as %s, unit %s', (header, key, unit) => {
    expect(readHeader(header)).toMatchObject({ key, unit });
  });

  it('gives the factor to the unit of the role', () => {
    expect(unitFactor('电量(万kWh)', 'kWh')).toBe(10_000);
    expect(unitFactor('consumption_MWh', 'kWh')).toBe(1000);
    expect(unitFactor('电费(万元)', 'yuan')).toBe(10_000);
    expect(unitFactor('load_MW', 'kW')).toBe(1000);
    expect(unitFactor('电量(度)', 'kWh')).toBe(1);
    // A unit of another quantity is no reason to scale.
    expect(unitFactor('电费(万元)', 'kWh')).toBe(1);
  });
});

describe('the known names of roles', () => {
  it('are in the normal form, or no header could match them', () => {
    const wrong = ROLES.flatMap((role) =>
      role.names.filter((name) => readHeader(name).key !== name).map((name) => `${role.id}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('have both languages, and no name twice in a role', () => {
    for (const role of ROLES) {
      expect(new Set(role.names).size, role.id).toBe(role.names.length);
      expect(
        role.names.some((name) => /\p{Script=Han}/u.test(name)),
        role.id,
      ).toBe(true);
      expect(
        role.names.some((name) => /^[a-z]/.test(name)),
        role.id,
      ).toBe(true);
    }
  });

  it('have unique role ids', () => {
    expect(new Set(ROLES.map((role) => role.id)).size).toBe(ROLES.length);
  });
});
