/** Owns the geometry of a table of coloured cells with one column a segment: headings, gutter, rows, and which texts fit a cell. */
import { segmentColour } from './segment-colour';
import { fitText, textWidth, widestText } from './text-width';
import { wrapText } from './wrap-text';

export interface GridColumn {
  readonly key: string;
  readonly name: string;
  /** Palette index of a segment; null for a column that is none. */
  readonly colour: number | null;
  /** Second heading, its n. */
  readonly n: string;
}

export interface GridCell {
  /** Lines of the cell; of each the first form is drawn that fits everywhere in the row, none when none does. */
  readonly lines: readonly (readonly string[])[];
  /** −1 far below what it is compared with … 1 far above; NaN or 0 without colour. */
  readonly tone: number;
  /** Few customers: read with care. */
  readonly pale: boolean;
  /** All numbers of the cell: title of the tooltip and its rows, which are also read aloud. */
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
}

export interface CellGridInput {
  /** `unit` is added to the name where forms after the first are drawn, which have none. */
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly unit?: string | undefined;
    /** Palette index, where rows are segments. */
    readonly colour?: number | undefined;
  }[];
  readonly columns: readonly GridColumn[];
  /** `cells[row][column]`. */
  readonly cells: readonly (readonly GridCell[])[];
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

export interface PlacedText {
  readonly text: string;
  readonly y: number;
}

export interface CellGridLayout {
  /** Height of the headings, which stay while the rows scroll. */
  readonly headHeight: number;
  readonly bodyHeight: number;
  readonly left: number;
  /** Headings may be a little smaller than the cells. */
  readonly headPx: number;
  readonly columns: readonly {
    readonly x: number;
    readonly width: number;
    /** null for a column that is no segment. */
    readonly colour: string | null;
    readonly lines: readonly PlacedText[];
    /** Too narrow for words: they stand on end. */
    readonly upright: string | null;
    readonly n: PlacedText | null;
  }[];
  readonly rows: readonly {
    readonly key: string;
    readonly y: number;
    readonly height: number;
    /** null for a row that is no segment. */
    readonly colour: string | null;
    readonly name: readonly PlacedText[];
  }[];
  /** `texts[row][column]`, the first line strong. */
  readonly texts: readonly (readonly (readonly PlacedText[])[])[];
}

const LINE_EM = 1.35;
/** Of the cells' size; below it long words are cut. */
const SMALLEST_HEAD = 0.76;

/** Positions in px. Rows that do not fit make the body higher than asked for. */
export function layoutCellGrid({ rows, columns, cells, width, height, fontPx }: CellGridInput): CellGridLayout {
  const most = Math.max(0.2, Math.min(0.34, 1 - (columns.length * 6.5 * fontPx) / width));
  const names = rows.map(({ name }) => name);
  const left = Math.ceil(Math.min(widestText(names, fontPx) + fontPx, most * width));
  const columnWidth = Math.max(1, (width - left - 2) / Math.max(1, columns.length));
  const room = columnWidth - 0.4 * fontPx;
  const widest = Math.max(1, ...columns.map(({ name }) => widestWord(name, fontPx)));
  const headPx = Math.max(SMALLEST_HEAD, Math.min(1, room / widest)) * fontPx;
  const isUpright = columns.some(({ name }) => firstWord(name, headPx) > room);
  const wrapped = columns.map(({ name }) => (isUpright ? [] : wrapText(name, headPx, room, 3)));
  const fit = (texts: readonly string[]): boolean => texts.every((text) => textWidth(text, fontPx) <= room);
  const bare = columns.map(({ n }) => n);
  const spelled = bare.map((n) => n.replace(/^n (?=[\d–])/, 'n = '));
  const ns = fit(spelled) ? spelled : bare;
  const nFits = fit(ns);
  const uprightPx = isUpright
    ? Math.min(
        8 * fontPx,
        widestText(
          columns.map(({ name }) => name),
          fontPx,
        ) + 2,
      )
    : 0;
  // Words on end need the height of a line beside each other: where columns are narrower, only every second or third is named.
  const named = Math.ceil((1.25 * fontPx) / columnWidth);
  const deepest = Math.max(1, ...wrapped.map((lines) => lines.length));
  const words = isUpright ? uprightPx : deepest * LINE_EM * fontPx;
  const headHeight = Math.ceil(0.7 * fontPx + words + (nFits ? LINE_EM * fontPx : 0) + 0.4 * fontPx);
  const deepestCell = Math.max(1, ...cells.flat().map(({ lines }) => lines.length));
  const low = (deepestCell * LINE_EM + 0.5) * fontPx;
  const each = rows.length === 0 ? 0 : Math.min(Math.max((height - headHeight - 2) / rows.length, low), low + 0.8 * fontPx);
  const forms = cells.map((row) => formsOf(row, fontPx, room));
  return {
    headHeight,
    bodyHeight: Math.ceil(rows.length * each) + 2,
    ...{ left, headPx },
    columns: columns.map((column, c) => ({
      x: left + c * columnWidth,
      width: columnWidth,
      colour: column.colour === null ? null : segmentColour(column.colour),
      lines: (wrapped[c] ?? []).map((text, line) => ({
        text,
        y: 0.7 * fontPx + (line + 0.9 + deepest - (wrapped[c]?.length ?? 0)) * LINE_EM * fontPx,
      })),
      upright: isUpright && c % named === 0 ? fitText(column.name, fontPx, uprightPx) : null,
      n: nFits ? { text: ns[c] ?? '', y: headHeight - 0.6 * fontPx } : null,
    })),
    rows: rows.map(({ key, name, unit = '', colour }, r) => ({
      key,
      colour: colour === undefined ? null : segmentColour(colour),
      y: r * each,
      height: each,
      name: centred(
        wrapText(
          unit !== '' && (forms[r]?.[0] ?? 0) > 0 ? `${name} (${unit})` : name,
          fontPx,
          left - 0.8 * fontPx,
          Math.max(1, Math.floor(each / (1.2 * fontPx))),
        ),
        ...([r * each, each, fontPx, 1.15] as const),
      ),
    })),
    texts: cells.map((row, r) =>
      row.map(({ lines }) => {
        const chosen = lines.map((line, at) => formAt(line, forms[r]?.[at] ?? 0));
        const fitting = chosen.filter((text) => text !== '' && textWidth(text, fontPx) <= room);
        return centred(fitting, r * each, each, fontPx, LINE_EM);
      }),
    ),
  };
}

const formAt = (forms: readonly string[], at: number): string => forms[Math.min(at, forms.length - 1)] ?? '';

/** For every line of a row, the first form that fits in all of its cells; the last one when none does. */
function formsOf(row: readonly GridCell[], fontPx: number, roomPx: number): number[] {
  const depth = Math.max(0, ...row.map(({ lines }) => lines.length));
  return Array.from({ length: depth }, (_, at) => {
    const own = row.flatMap(({ lines }) => (lines[at] === undefined ? [] : [lines[at]]));
    const most = Math.max(...own.map((forms) => forms.length)) - 1;
    const fits = (form: number): boolean => own.every((forms) => textWidth(formAt(forms, form), fontPx) <= roomPx);
    return Array.from({ length: most }, (_, form) => form).find(fits) ?? most;
  });
}

function centred(lines: readonly string[], top: number, height: number, fontPx: number, lineEm: number): PlacedText[] {
  const first = top + height / 2 - ((lines.length - 1) / 2) * lineEm * fontPx + 0.36 * fontPx;
  return lines.map((text, i) => ({ text, y: first + i * lineEm * fontPx }));
}

function widestWord(name: string, fontPx: number): number {
  return widestText(/^[⺀-鿿]/.test(name) ? [] : name.split(/\s/), fontPx);
}

/** Width of the widest part of a name that cannot be broken; a long one may still be cut a little. */
function firstWord(name: string, fontPx: number): number {
  const word = /^[⺀-鿿]/.test(name) ? name.slice(0, 2) : (name.split(/\s/)[0] ?? '').slice(0, 6);
  return textWidth(word, fontPx);
}
