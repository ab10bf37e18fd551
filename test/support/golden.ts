// Compares a page with its committed picture in test/golden: cell by cell where letters are drawn alike, by its outline on any machine.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { expect } from 'vitest';
import { differenceOf, type Difference } from './golden-cells';
import { chartsOf, outlineFaults, type Outline } from './page-outline';
import { PictureLab, type Cells, type Seen } from './picture-lab';
import { repositoryRoot } from './places.mjs';

const FOLDER = path.join(repositoryRoot, 'test', 'golden');
const OUTLINES = path.join(FOLDER, 'outlines.json');
/** Pages that look otherwise are put here, for whoever wants to see how. */
const OTHERWISE = path.join(repositoryRoot, 'test', 'golden-otherwise');
const RENEW = process.env['WATTFOLK_GOLDEN'] === 'renew';

/** So many cells of 16,320 may differ: a figure that has changed by a digit is no other look. */
const CELLS_MAY_DIFFER = 8;

/** So many looks in a row, a second apart, decide that a page looks otherwise. One that looks right passes at once. */
const SAME_LOOKS = 15;

/** What is kept beside the pictures. */
interface Kept {
  /** On what they were taken. */
  readonly drawnBy: DrawnBy;
  readonly outlines: Readonly<Record<string, Outline>>;
}

interface DrawnBy {
  readonly chromium: number;
  /** Hash of a picture of letters in the page's faces. */
  readonly letters: string;
}

/** The committed pictures beside one page of the tests. */
export class Golden {
  readonly #compared = new Set<string>();

  private constructor(
    private readonly page: Page,
    private readonly lab: PictureLab,
    private readonly drawnBy: DrawnBy,
    private kept: Kept,
    /** False where fonts or the browser are others than those of the pictures: only outlines can be compared. */
    readonly isByCells: boolean,
  ) {}

  static async open(browser: Browser, page: Page): Promise<Golden> {
    const lab = await PictureLab.open(browser);
    const letters = await lab.letters(await page.evaluate(facesOf));
    const drawnBy = {
      chromium: Number.parseInt(browser.version(), 10),
      letters,
    };
    const kept: Kept = existsSync(OUTLINES) ? (JSON.parse(readFileSync(OUTLINES, 'utf8')) as Kept) : { drawnBy, outlines: {} };
    const isByCells = kept.drawnBy.chromium === drawnBy.chromium && kept.drawnBy.letters === drawnBy.letters;
    console.log(
      isByCells || RENEW
        ? `Pictures: compared cell by cell (Chromium ${String(drawnBy.chromium)}, letters ${drawnBy.letters}).`
        : `Pictures: Chromium ${String(drawnBy.chromium)} with letters ${drawnBy.letters} is not what they were taken with ` +
            `(${String(kept.drawnBy.chromium)}, ${kept.drawnBy.letters}): only charts, places and colours are compared.`,
    );
    rmSync(OTHERWISE, { recursive: true, force: true });
    // Pictures of two machines cannot lie side by side: what is not renewed with the others is missing, and says so.
    return new Golden(page, lab, drawnBy, RENEW && !isByCells ? { drawnBy, outlines: {} } : kept, isByCells);
  }

  /**
   * What is unlike the picture, a sentence each; waits for what comes late. Writes the picture anew when asked to renew.
   * @param name file name without its ending
   */
  async faults(name: string): Promise<string[]> {
    this.#compared.add(name);
    if (RENEW) {
      await this.#renew(name);
      return [];
    }
    const file = this.#file(name);
    const outline = this.kept.outlines[name];
    if (!existsSync(file) || outline === undefined) return [`${name} has no picture; see README, "Pictures of every page"`];
    const golden = await this.lab.cells(readFileSync(file));
    let faults: string[] = [];
    let before: Seen | null = null;
    let sameLooks = 0;
    // Of rows that come later than the page says, what they look like in the end is what counts.
    const isDecided = async (): Promise<boolean> => {
      const now = await this.see(await this.take());
      faults = await this.#compare(now, golden, outline);
      sameLooks = before !== null && differenceOf(before.cells, now.cells) === null ? sameLooks + 1 : 0;
      before = now;
      return faults.length === 0 || sameLooks === SAME_LOOKS;
    };
    await expect.poll(isDecided, { timeout: 120_000, interval: 1000, message: name }).toBe(true);
    if (faults.length > 0) {
      mkdirSync(OTHERWISE, { recursive: true });
      writeFileSync(path.join(OTHERWISE, `${name}.webp`), (await this.see(await this.take())).stored);
    }
    return faults.map((fault) => `${name}: ${fault}`);
  }

  /** Names of pictures in the folder of which no page was compared. */
  leftOver(): string[] {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.webp'));
    return files.map((file) => file.replace(/\.webp$/, '')).filter((name) => !this.#compared.has(name));
  }

  /** The page now. */
  async take(): Promise<Buffer> {
    return this.page.screenshot({ animations: 'disabled', caret: 'hide' });
  }

  /** Cells and grounds of a picture that was taken. */
  async see(shot: Buffer): Promise<Seen> {
    return this.lab.see(shot);
  }

  async outline({ areas }: Seen): Promise<Outline> {
    return { areas, charts: await chartsOf(this.page) };
  }

  #file(name: string): string {
    return path.join(FOLDER, `${name}.webp`);
  }

  async #compare(now: Seen, golden: Cells, outline: Outline): Promise<string[]> {
    const faults = outlineFaults(outline, await this.outline(now));
    const difference = this.isByCells ? differenceOf(golden, now.cells) : null;
    return isOtherLook(difference) ? [...faults, sentence(difference)] : faults;
  }

  /** Once it has been the same for a second. A picture that is like the kept one is not written again. */
  async #renew(name: string): Promise<void> {
    const file = this.#file(name);
    let seen = await this.see(await this.take());
    await expect
      .poll(
        async () => {
          const before = seen.cells;
          await this.page.evaluate(() => new Promise((done) => setTimeout(done, 700)));
          seen = await this.see(await this.take());
          return differenceOf(before, seen.cells);
        },
        { timeout: 60_000, interval: 100 },
      )
      .toBeNull();
    const isKept =
      this.isByCells && existsSync(file) && differenceOf(await this.lab.cells(readFileSync(file)), seen.cells) === null;
    mkdirSync(FOLDER, { recursive: true });
    if (!isKept) writeFileSync(file, seen.stored);
    this.kept = { drawnBy: this.drawnBy, outlines: { ...this.kept.outlines, [name]: await this.outline(seen) } };
    const outlines = Object.entries(this.kept.outlines).filter(([of]) => existsSync(this.#file(of)));
    const sorted = Object.fromEntries(outlines.sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(OUTLINES, `${JSON.stringify({ drawnBy: this.drawnBy, outlines: sorted }, null, 1)}\n`);
  }
}

/** Whether so much differs that a person would see it. */
export function isOtherLook(difference: Difference | null): difference is Difference {
  return difference !== null && difference.cells > CELLS_MAY_DIFFER;
}

function sentence({ cells, left, top, right, bottom }: Difference): string {
  return (
    `${String(cells)} cells of 8 × 8 dots differ, all of them from (${String(left)}, ${String(top)}) to (${String(right)}, ${String(bottom)}). ` +
    'How it looks now lies in test/golden-otherwise; if that is right, renew the picture (README)'
  );
}

/** Runs in the page: the families of its two faces. */
function facesOf(): string[] {
  const style = getComputedStyle(document.documentElement);
  return ['--font-ui', '--font-mono'].map((name) => style.getPropertyValue(name).trim());
}
