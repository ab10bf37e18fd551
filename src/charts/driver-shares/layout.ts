/** Owns the geometry of derived and stated importance: one row an item, two panels of bars. */
import { scaleLinear } from 'd3-scale';
import { formatCount, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { Driver, Drivers } from '../../service/drivers';
import { driverFacts, meanOnScale, withInterval } from '../driver-words';
import { fitText, textWidth, widestText } from '../text-width';
import { wrapText } from '../wrap-text';
import * as text from './text';

interface Bar {
  readonly to: number;
  /** Ends of the interval; null without one. */
  readonly lo: number | null;
  readonly hi: number | null;
  readonly label: string;
  readonly labelX: number;
}

export interface SharesRow {
  readonly driver: Driver;
  readonly top: number;
  readonly height: number;
  readonly name: string;
  readonly derived: Bar | null;
  readonly stated: Bar | null;
  readonly vif: string;
  readonly few: boolean;
  readonly spoken: string;
}

export interface SharesLayout {
  readonly height: number;
  /** Left ends of the panels. */
  readonly left: number;
  readonly statedLeft: number | null;
  readonly vifX: number;
  readonly headY: number;
  readonly heads: { readonly derived: string; readonly stated: string };
  readonly rows: readonly SharesRow[];
  readonly top: number;
  readonly bottom: number;
  readonly equal: { readonly x: number; readonly label: string } | null;
  /** Lines below the rows, wrapped. */
  readonly notes: readonly { readonly y: number; readonly text: string; readonly warns: boolean }[];
}

export interface SharesInput {
  readonly data: Drivers;
  readonly smallGroup: number;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Items go together so much that their shares cannot be told apart. */
const CLOSE_R = 0.7;
const CLOSE_VIF = 5;
const LINE_EM = 1.35;

/** Positions in px. Rows that do not fit make the layout higher than asked for. */
export function layoutShares({ data, smallGroup, locale, width, height, fontPx }: SharesInput): SharesLayout {
  const drivers = [...data.drivers].sort((a, b) => rank(b) - rank(a));
  const hasStated = drivers.some(({ stated }) => stated !== null);
  const names = drivers.map(({ item }) => item.text[locale]);
  const gutter = Math.ceil(Math.min(widestText(names, fontPx) + 0.8 * fontPx, 0.36 * width));
  const vifWidth = textWidth('VIF 9.99', fontPx);
  const vifX = width - 0.4 * fontPx;
  const right = vifX - vifWidth - fontPx;
  const labels = drivers.map(({ share, shareInterval }) =>
    Number.isNaN(share) ? '' : withInterval(share, shareInterval, locale),
  );
  const statedLabels = drivers.map(({ stated }) => (stated === null ? '' : meanOnScale(stated.mean, stated.hi)));
  const panel = hasStated ? (right - gutter - 1.5 * fontPx) * 0.6 : right - gutter;
  const statedLeft = hasStated ? gutter + panel + 1.5 * fontPx : null;
  const most = Math.max(
    0.01,
    ...drivers.map(({ share, shareInterval }) => shareInterval?.[1] ?? (Number.isNaN(share) ? 0 : share)),
  );
  const x = scaleLinear([0, most], [gutter, gutter + Math.max(30, panel - widestText(labels, fontPx) - 0.8 * fontPx)]);
  const notes = notesOf(data, hasStated, locale).flatMap(({ text: note, warns }) =>
    wrapText(note, fontPx, width - fontPx, 3).map((line) => ({ text: line, warns })),
  );
  const top = 2.9 * fontPx;
  const foot = (notes.length * LINE_EM + 0.8) * fontPx;
  const each = Math.min(2.6 * fontPx, Math.max(1.5 * fontPx, (height - top - foot) / Math.max(1, drivers.length)));
  const bottom = top + drivers.length * each;
  const rows = drivers.map((driver, i): SharesRow => {
    const { share, shareInterval, stated } = driver;
    const end = Number.isNaN(share) ? gutter : x(shareInterval?.[1] ?? share);
    const facts = driverFacts(driver, locale).map(([name, value]) => `${name} ${value}`);
    return {
      driver,
      top: top + i * each,
      height: each,
      name: fitText(names[i] ?? '', fontPx, gutter - 0.6 * fontPx),
      derived: Number.isNaN(share)
        ? null
        : {
            to: x(share),
            lo: shareInterval === null ? null : x(shareInterval[0]),
            hi: shareInterval === null ? null : x(shareInterval[1]),
            label: labels[i] ?? '',
            labelX: end + 0.5 * fontPx,
          },
      stated: stated === null || statedLeft === null ? null : statedBar(stated, statedLabels, i, statedLeft, right, fontPx),
      vif: Number.isFinite(driver.vif) ? `VIF ${driver.vif.toFixed(driver.vif < 9.995 ? 2 : 0)}` : '',
      few: driver.n < 2 * smallGroup,
      spoken: `${names[i] ?? ''}${locale === 'zh' ? '：' : ': '}${facts.join(locale === 'zh' ? '，' : ', ')}`,
    };
  });
  return {
    ...{ left: gutter, statedLeft, vifX, rows, top, bottom },
    height: Math.max(height, bottom + foot),
    headY: fontPx,
    heads: {
      derived: firstFitting([text.derived[locale], text.derivedShort[locale]], fontPx, panel),
      stated:
        statedLeft === null ? '' : firstFitting([text.stated[locale], text.statedShort[locale]], fontPx, right - statedLeft),
    },
    equal: equalOf(data, x, locale),
    notes: notes.map((note, i) => ({ ...note, y: bottom + (1 + i * LINE_EM) * fontPx + 0.3 * fontPx })),
  };
}

function equalOf(data: Drivers, x: (share: number) => number, locale: Locale): SharesLayout['equal'] {
  if (data.lacks !== null) return null;
  return { x: x(data.cuts.share), label: text.equal[locale](formatPercent(data.cuts.share, locale, 0)) };
}

function statedBar(
  stated: NonNullable<Driver['stated']>,
  labels: readonly string[],
  i: number,
  left: number,
  right: number,
  fontPx: number,
): Bar {
  const room = Math.max(20, right - left - widestText(labels, fontPx) - 0.6 * fontPx);
  const to = left + (room * (stated.mean - stated.lo)) / Math.max(1e-9, stated.hi - stated.lo);
  return { to, lo: null, hi: null, label: labels[i] ?? '', labelX: to + 0.5 * fontPx };
}

function notesOf(data: Drivers, hasStated: boolean, locale: Locale): { readonly text: string; readonly warns: boolean }[] {
  const { n, answered, r2, r2Interval, closest, drivers } = data;
  const [lo, hi] = r2Interval ?? [NaN, NaN];
  const base = text.based[locale](
    formatCount(n, locale),
    formatCount(answered, locale),
    r2.toFixed(2),
    lo.toFixed(2),
    hi.toFixed(2),
  );
  const highest = Math.max(...drivers.map(({ vif }) => (Number.isNaN(vif) ? 0 : vif)));
  const isClose = closest !== null && (Math.abs(closest.r) >= CLOSE_R || highest >= CLOSE_VIF);
  const pair =
    closest === null ? null : [closest.a.text[locale], closest.b.text[locale], closest.r.toFixed(2), highest.toFixed(1)];
  return [
    ...(data.lacks === null ? [{ text: base, warns: false }] : []),
    ...(pair === null
      ? []
      : [
          {
            text: (isClose ? text.tooClose : text.together)[locale](...(pair as [string, string, string, string])),
            warns: isClose,
          },
        ]),
    ...(hasStated ? [] : [{ text: text.notStated[locale], warns: false }]),
  ];
}

function firstFitting(forms: readonly string[], fontPx: number, room: number): string {
  return forms.find((form) => textWidth(form, fontPx) <= room) ?? fitText(forms[forms.length - 1] ?? '', fontPx, room);
}

function rank({ share, top }: Driver): number {
  return Number.isNaN(share) ? -2 + (Number.isNaN(top) ? 0 : top) : share;
}
