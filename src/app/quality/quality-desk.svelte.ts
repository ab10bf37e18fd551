/** Owns the run of the quality checks and what they found, kept for as long as the same tables are loaded. */
import { AppError, isAbort } from '../../lib/errors';
import type { CheckInput, Check, Found } from '../../model/quality/check';
import { matrixFields, queryMatrix, readMatrix, type Grouping, type Matrix } from '../../model/quality/completeness';
import { allFields } from '../../model/quality/fields';
import { checkDay, prepareInput } from '../../model/quality/prepare';
import {
  chunks,
  EXACT_ROWS,
  queryBins,
  queryProfiles,
  queryTop,
  readBins,
  readProfiles,
  type Profile,
} from '../../model/quality/profile';
import { CHECKS, missingRoles, thresholdsOf } from '../../model/quality/registry';
import { countFound } from '../../model/quality/run-check';
import type { Sql } from '../../sql/sql';
import type { Session } from '../../state/session.svelte';
import type { Workspace } from '../../state/workspace.svelte';

/** What came of one check. */
export type Outcome =
  | { readonly kind: 'found'; readonly found: Found }
  /** Nothing to look at in these files. */
  | { readonly kind: 'void' }
  | { readonly kind: 'lacking'; readonly needs: readonly (readonly string[])[] }
  | { readonly kind: 'failed'; readonly error: AppError };

/** A profile with its picture, as soon as that is there. */
export interface ProfileLine {
  readonly profile: Profile;
  /** What gave the profiles of its whole table. */
  readonly statement: Sql;
  readonly bins: readonly number[] | null;
  readonly top: readonly { readonly value: string; readonly n: number }[] | null;
}

const TOP_VALUES = 4;

export class QualityDesk {
  outcomes = $state.raw<ReadonlyMap<string, Outcome>>(new Map());
  /** null until the sources were looked at. */
  input = $state.raw<CheckInput | null>(null);
  running = $state(false);
  /** Of the run as a whole, such as sources that cannot be looked at. */
  error = $state.raw<AppError | null>(null);
  matrices = $state.raw<ReadonlyMap<Grouping, Matrix>>(new Map());
  profiles = $state.raw<readonly ProfileLine[]>([]);
  profiled = $state(false);

  #loadId: number | null = null;
  #segmentation: unknown = null;
  /** Thresholds, as JSON, by which each outcome was judged. */
  readonly #judged = new Map<string, string>();

  constructor(
    private readonly session: Session,
    private readonly workspace: Workspace,
  ) {}

  get done(): number {
    return this.outcomes.size;
  }

  /** The input of one check with its thresholds. */
  inputOf(check: Check): CheckInput | null {
    return this.input === null ? null : { ...this.input, thresholds: this.#thresholds(check) };
  }

  #thresholds(check: Check): Record<string, number> {
    return thresholdsOf(check, this.workspace.choices.thresholds[check.id]);
  }

  /** Drops what was found in other tables, or in other segments. */
  refresh(): void {
    const { model, segmentation } = this.session;
    if (this.#loadId !== (model?.loadId ?? null)) {
      this.#loadId = model?.loadId ?? null;
      this.outcomes = new Map();
      this.input = null;
      this.error = null;
      this.matrices = new Map();
      this.profiles = [];
      this.profiled = false;
    }
    if (this.#segmentation !== segmentation) {
      this.#segmentation = segmentation;
      this.matrices = new Map([...this.matrices].filter(([by]) => by !== 'segment'));
    }
  }

  /** Runs the checks that have no outcome yet, one after another. Ends quietly when aborted or when other tables come. */
  async check(signal: AbortSignal): Promise<void> {
    this.refresh();
    this.running = true;
    this.error = null;
    const loadId = this.#loadId;
    const isStale = (): boolean => signal.aborted || loadId !== this.#loadId;
    try {
      const input = this.input ?? this.#prepare();
      if (input === null || isStale()) return;
      this.input = input;
      for (const check of CHECKS) {
        if (this.outcomes.has(check.id)) continue;
        await this.#judge(check, signal);
        if (isStale()) return;
      }
      await this.#judgeAnew(signal);
    } catch (thrown) {
      if (!isAbort(thrown) && !isStale()) this.error = AppError.from(thrown);
    } finally {
      if (!signal.aborted) this.running = false;
    }
  }

  /** After thresholds changed: asks those checks once more. What was found before stays until then. */
  async follow(signal: AbortSignal): Promise<void> {
    if (!this.running && this.input !== null) await this.#judgeAnew(signal);
  }

  async #judgeAnew(signal: AbortSignal): Promise<void> {
    for (const check of CHECKS) {
      const judged = this.#judged.get(check.id);
      if (this.outcomes.has(check.id) && judged !== JSON.stringify(this.#thresholds(check))) await this.#judge(check, signal);
    }
  }

  /** @throws AbortError */
  async #judge(check: Check, signal: AbortSignal): Promise<void> {
    const loadId = this.#loadId;
    const thresholds = JSON.stringify(this.#thresholds(check));
    const outcome = await this.#ask(check, signal);
    if (signal.aborted || loadId !== this.#loadId) return;
    this.#judged.set(check.id, thresholds);
    this.outcomes = new Map([...this.outcomes, [check.id, outcome]]);
  }

  #prepare(): CheckInput | null {
    const { session } = this;
    const { model, tables } = session;
    if (model === null) return null;
    const mappings = tables.map((table) => session.mapping(table));
    return prepareInput(model, tables, mappings, checkDay(session.isExample));
  }

  async #ask(check: Check, signal: AbortSignal): Promise<Outcome> {
    const input = this.inputOf(check);
    if (input === null) return { kind: 'void' };
    const needs = missingRoles(check, input.model);
    if (needs.length > 0) return { kind: 'lacking', needs };
    try {
      const found = await countFound(this.session.engine, check, input, { signal });
      return found === null ? { kind: 'void' } : { kind: 'found', found };
    } catch (thrown) {
      // One check that this data breaks must not hide the others.
      if (isAbort(thrown)) throw thrown;
      return { kind: 'failed', error: AppError.from(thrown) };
    }
  }

  /** Loads the completeness by one grouping, unless it is there. @throws AbortError, AppError */
  async loadMatrix(by: Grouping, signal: AbortSignal): Promise<void> {
    this.refresh();
    const { model, engine } = this.session;
    if (model === null || this.matrices.has(by)) return;
    const [loadId, segmentation] = [this.#loadId, this.#segmentation];
    const fields = matrixFields(model);
    const matrix = readMatrix(await engine.run(queryMatrix(fields, by), { signal }), fields);
    if (loadId === this.#loadId && (by !== 'segment' || segmentation === this.#segmentation))
      this.matrices = new Map([...this.matrices, [by, matrix]]);
  }

  /** Loads the profiles table by table, then the pictures one after another. @throws AbortError, AppError */
  async loadProfiles(signal: AbortSignal): Promise<void> {
    this.refresh();
    const { model, engine } = this.session;
    if (model === null || this.profiled) return;
    const loadId = this.#loadId;
    const lines: ProfileLine[] = [];
    const show = (): boolean => {
      if (signal.aborted || loadId !== this.#loadId) return false;
      this.profiles = [...lines];
      return true;
    };
    for (const fields of chunks(allFields(model))) {
      const table = fields[0]?.table ?? 'customer';
      const isExact = (model.rows[table] ?? 0) <= EXACT_ROWS;
      const statement = queryProfiles(table, fields, isExact);
      const result = await engine.run(statement, { signal });
      lines.push(...readProfiles(result, fields, isExact).map((profile) => ({ profile, statement, bins: null, top: null })));
      if (!show()) return;
    }
    for (const [i, line] of lines.entries()) {
      const { profile } = line;
      if (profile.filled > 0) {
        if (profile.field.kind === 'text') {
          const result = await engine.run(queryTop(profile.field, TOP_VALUES), { signal });
          const counts = result.numbers('n');
          lines[i] = { ...line, top: result.texts('value').map((value, at) => ({ value: value ?? '', n: counts[at] ?? 0 })) };
        } else lines[i] = { ...line, bins: readBins(await engine.run(queryBins(profile), { signal })) };
      }
      if (i % 8 === 7 && !show()) return;
    }
    if (show()) this.profiled = true;
  }
}

const desks = new WeakMap<Session, QualityDesk>();

/** The one desk of a session: it outlives the page, so that coming back shows what was found. */
export function deskOf(session: Session, workspace: Workspace): QualityDesk {
  const known = desks.get(session);
  if (known !== undefined) return known;
  const desk = new QualityDesk(session, workspace);
  desks.set(session, desk);
  return desk;
}
