/** Owns what each row of the calibration says: the share to whom it happened, its interval, lift, and what the points led to expect. */
import { formatCount, formatNumber, formatPercent } from '../../lib/format';
import { aucOf, type ScoreGroup } from '../../lib/roc';
import { wilsonInterval } from '../../lib/statistics';
import type { Locale } from '../../lib/text';
import { valueText } from '../../model/vocabulary';
import type { SegmentInfo } from '../../segment/method';
import { bandOf, pointBands, type Band } from '../../service/risk/bands';
import { expectedShare } from '../../service/risk/suggest-points';
import type { PointRange } from '../../model/risk-filter';
import { levelPoints } from '../../service/risk/points-filter';
import { RISK_LEVELS } from '../../tag/risk/risk';
import { LEVEL_TEXT, levelRange } from '../../tag/risk/risk-text';
import type { EstimateRow } from '../estimate-rows';
import { allScores, type Calibration } from './query';
import * as text from './text';

export interface CalibrationRow extends EstimateRow {
  readonly band: Band;
  /** Share here ÷ share of all. */
  readonly lift: number;
  /** Mean of the shares that the points stand for; NaN for points that were not fitted. */
  readonly expected: number;
  /** The points that its customers have; null for rows that are told apart by something else. */
  readonly points: PointRange | null;
}

/** Bands of points at most. */
const MOST_BANDS = 10;

/** Rows in the order of display: the highest risk first, groups as they are listed. */
export function calibrationRows(
  data: Calibration,
  segments: readonly SegmentInfo[],
  smallGroup: number,
  locale: Locale,
): CalibrationRow[] {
  const scores = allScores(data);
  const whole = bandOf(scores);
  return parts(data, scores, segments, smallGroup, locale).map(({ key, name, band, value, points = null }): CalibrationRow => {
    const isShown = band.n >= smallGroup;
    const share = isShown ? band.positives / band.n : NaN;
    const [lo, hi] = (isShown ? wilsonInterval(band.positives, band.n) : null) ?? [NaN, NaN];
    const lift = whole.positives === 0 ? NaN : share / (whole.positives / whole.n);
    const expected = expectedOf(data, band.groups);
    const label = !isShown
      ? text.hidden[locale](String(smallGroup))
      : text.estimate[locale](formatPercent(share, locale), (100 * lo).toFixed(0), formatPercent(hi, locale, 0));
    const auc = data.by === 'level' || data.by === 'points' ? NaN : aucOf(band.groups).auc;
    return {
      ...{ key, name, value: share, lo, hi, far: isShown ? expected : NaN, band, lift, expected, label, points },
      short: isShown ? formatPercent(share, locale) : text.shortlyHidden[locale],
      n: `n = ${formatCount(band.n, locale)}`,
      few: band.n < 2 * smallGroup,
      facts: isShown
        ? [
            [text.words.share[locale], formatPercent(share, locale, 1)],
            [text.words.interval[locale], `${formatPercent(lo, locale, 1)} – ${formatPercent(hi, locale, 1)}`],
            [text.words.n[locale], formatCount(band.n, locale)],
            [text.words.happened[locale], formatCount(band.positives, locale)],
            [text.words.lift[locale], Number.isFinite(lift) ? `${lift.toFixed(2)} ×` : '–'],
            ...(Number.isFinite(expected) ? [[text.words.expected[locale], formatPercent(expected, locale, 1)] as const] : []),
            ...(Number.isFinite(auc) ? [[text.words.auc[locale], auc.toFixed(2)] as const] : []),
          ]
        : [[text.words.n[locale], formatCount(band.n, locale)]],
      values: points !== null ? [key] : value === undefined ? [] : [value],
    };
  });
}

interface Part {
  readonly key: string;
  readonly name: string;
  readonly band: Band;
  /** What a filter of the row keeps; absent where none can. */
  readonly value?: string | null;
  readonly points?: PointRange;
}

function parts(
  data: Calibration,
  scores: readonly ScoreGroup[],
  segments: readonly SegmentInfo[],
  smallGroup: number,
  locale: Locale,
): Part[] {
  const { risk, checked } = data.question;
  if (data.by === 'points') {
    return pointBands(scores, MOST_BANDS, 2 * smallGroup)
      .map((band): Part => ({
        key: `${String(band.lo)}`,
        name: text.points[locale](span(band.lo, band.hi, locale)),
        band,
        points: { lo: band.lo, hi: band.hi + 1 },
      }))
      .reverse();
  }
  if (data.by === 'segment') {
    return segments.flatMap(({ key, text: name }): Part[] => {
      const group = data.groups.find((one) => one.key === key);
      return group === undefined ? [] : [{ key, name: name[locale], band: bandOf(group.scores), value: key }];
    });
  }
  if (data.fact !== null) {
    const { fact } = data;
    return data.groups.map((group): Part => {
      const isNumber = fact.kind === 'number';
      const name =
        group.key === null || !isNumber ? valueText(group.key, locale) : span(round(group.lo), round(group.hi), locale);
      return { key: group.key ?? '', name, band: bandOf(group.scores), ...(!isNumber && { value: group.key }) };
    });
  }
  return RISK_LEVELS.flatMap((level): Part[] => {
    const own = scores.filter(({ score }) => (score >= risk.high ? 'high' : score >= risk.medium ? 'medium' : 'low') === level);
    const band = bandOf(own);
    return band.n === 0
      ? []
      : [
          {
            key: level,
            name: `${LEVEL_TEXT[level][locale]} · ${levelRange(level, checked)[locale].trim()}`,
            band,
            points: levelPoints(level, checked),
          },
        ];
  });
}

function expectedOf({ question }: Calibration, scores: readonly ScoreGroup[]): number {
  const curve = question.risk.fit?.curve ?? null;
  if (curve === null || question.checked.rules.length < question.risk.rules.length) return NaN;
  const n = scores.reduce((sum, score) => sum + score.n, 0);
  return scores.reduce((sum, score) => sum + score.n * expectedShare(curve, score.score), 0) / n;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

function span(lo: number, hi: number, locale: Locale): string {
  const write = (value: number): string => formatNumber(value, locale);
  return lo === hi ? write(lo) : `${write(lo)} – ${write(hi)}`;
}
