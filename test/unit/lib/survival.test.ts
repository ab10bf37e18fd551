// Tests of survival on the remission times of Freireich et al. (1963), which every textbook has, against R's published answers.
import { describe, expect, it } from 'vitest';
import { kaplanMeier, logRank, medianSurvival, survivalAt, type SurvivalTime } from '../../../src/lib/survival';

/** Weeks in remission, those still in remission apart. */
const TREATED = timesOf([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]);
const PLACEBO = timesOf([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], []);

function timesOf(left: readonly number[], stayed: readonly number[]): SurvivalTime[] {
  return [...left.map((time) => ({ time, left: 1, stayed: 0 })), ...stayed.map((time) => ({ time, left: 0, stayed: 1 }))];
}

/** Grouped by time, as a statement gives it. */
function grouped(times: readonly SurvivalTime[]): SurvivalTime[] {
  return [...new Set(times.map(({ time }) => time))].map((time) => {
    const own = times.filter((one) => one.time === time);
    return {
      time,
      left: own.reduce((sum, one) => sum + one.left, 0),
      stayed: own.reduce((sum, one) => sum + one.stayed, 0),
    };
  });
}

describe('Kaplan and Meier', () => {
  it('gives R’s estimate and standard error at weeks 6, 10 and 23', () => {
    const points = kaplanMeier(grouped(TREATED));
    const at = (time: number) => points.find((point) => point.time === time);
    // survfit: 0.857 (0.0764), 0.753 (0.0963), 0.448 (0.1346)
    expect(at(6)?.survival).toBeCloseTo(0.857143, 5);
    expect(at(10)?.survival).toBeCloseTo(0.752941, 5);
    expect(at(23)?.survival).toBeCloseTo(0.448179, 5);
    expect(((at(6)?.survival ?? 0) - (at(6)?.interval[0] ?? 0)) / 1.959963985).toBeCloseTo(0.0763604, 6);
    expect(((at(23)?.interval[1] ?? 0) - (at(23)?.survival ?? 0)) / 1.959963985).toBeCloseTo(0.1345915, 6);
    expect([at(6)?.atRisk, at(6)?.left]).toEqual([21, 3]);
    expect(medianSurvival(points)).toBe(23);
  });

  it('reads the same from single customers and from groups', () => {
    expect(kaplanMeier(grouped(PLACEBO)).at(-1)?.survival).toBe(0);
    expect(survivalAt(kaplanMeier(grouped(PLACEBO)), 8)).toBeCloseTo(8 / 21, 12);
    expect(survivalAt(kaplanMeier(grouped(PLACEBO)), 0)).toBe(1);
    expect(kaplanMeier([{ time: 3, left: 0, stayed: 5 }])).toEqual([]);
  });
});

describe('log-rank test', () => {
  it('gives the chi-square of 16.79 that R’s survdiff gives', () => {
    const test = logRank([grouped(TREATED), grouped(PLACEBO)]);
    expect(test?.chiSquare).toBeCloseTo(16.79294, 5);
    expect(test?.df).toBe(1);
    expect(test?.p).toBeCloseTo(4.1688e-5, 8);
  });

  it('gives what survdiff says of leukaemia and of four groups with ovarian cancer', () => {
    // R 4.2, survival 3: survdiff(Surv(time, status) ~ x, aml), and survdiff(Surv(futime, fustat) ~ rx + resid.ds, ovarian).
    const maintained = timesOf([9, 13, 18, 23, 31, 34, 48], [13, 28, 45, 161]);
    const not = timesOf([5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45], [16]);
    const two = logRank([grouped(maintained), grouped(not)]);
    expect(two?.chiSquare).toBeCloseTo(3.3963886989776, 10);
    expect(two?.p).toBeCloseTo(0.0653393220405051, 10);
    const four = logRank([
      grouped(timesOf([638], [448, 803, 855, 1106])),
      grouped(timesOf([59, 115, 156, 268, 329, 431], [477, 1040])),
      grouped(timesOf([353, 563], [377, 744, 1129, 1227])),
      grouped(timesOf([365, 464, 475], [421, 769, 770, 1206])),
    ]);
    expect(four?.chiSquare).toBeCloseTo(9.10510637335997, 10);
    expect(four?.df).toBe(3);
    expect(four?.p).toBeCloseTo(0.02792559299, 9);
  });

  it('does not mind the order of the groups, and needs two', () => {
    expect(logRank([grouped(PLACEBO), grouped(TREATED)])?.chiSquare).toBeCloseTo(16.79294, 5);
    expect(logRank([grouped(PLACEBO)])).toBeNull();
    expect(logRank([[{ time: 1, left: 0, stayed: 4 }], [{ time: 2, left: 0, stayed: 4 }]])).toBeNull();
  });
});
