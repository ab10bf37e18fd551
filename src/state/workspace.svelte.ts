/** Owns the workspace: the choices with their history, the page shown, and their return after a reload. Never rows. */
import { furtherKey, isFilterOf, withoutChoices, type Filter } from '../model/filter';
import type { RegionMap } from '../model/region-map';
import { readChoices, type Choices, type MappingChoice } from './choices';
import { readDrafts, type TagDraft, type TagDrafts } from '../tag/tag-draft';
import { History } from './history.svelte';

/** Changes that follow each other faster are saved together. */
const REST_MS = 250;

const STORAGE_KEY = 'wattfolk.workspace.1';

/** What was loaded, by name only. */
export type SourceNote =
  { readonly kind: 'example' } | { readonly kind: 'files'; readonly names: readonly string[] } | { readonly kind: 'none' };

interface Saved {
  readonly choices: Choices;
  readonly page: string;
  readonly source: SourceNote;
  readonly drafts: TagDrafts;
}

export class Workspace {
  readonly #history: History<Choices>;
  readonly #storage: Storage | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  page = $state('data');
  source = $state.raw<SourceNote>({ kind: 'none' });
  /** The map that was dropped last; not saved, for it is a file of the user's. */
  regionMap = $state.raw<RegionMap | null>(null);
  /** Rules of tags that were begun and not saved. No choices yet: neither undo nor the workspace file knows them. */
  drafts = $state.raw<TagDrafts>({});

  /** `storage` is null where the browser forbids it; everything works but nothing is kept. */
  constructor(fallback: Choices, storage: Storage | null) {
    this.#storage = storage;
    const saved = readSaved(storage);
    this.#history = new History(readChoices(saved?.choices, fallback));
    if (saved !== null) {
      this.page = typeof saved.page === 'string' ? saved.page : 'data';
      this.source = readSource(saved.source);
      this.drafts = readDrafts(saved.drafts);
    }
  }

  get choices(): Choices {
    return this.#history.current;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  undo(): void {
    this.#history.undo();
  }

  redo(): void {
    this.#history.redo();
  }

  /** Changes some choices; `group` merges a row of changes (a drag) into one step of the history. */
  change(patch: Partial<Choices>, group: string | null = null): void {
    this.#history.change({ ...this.choices, ...patch }, group);
  }

  /** Drops filters that the data at hand cannot answer, each with those that its choice brought along; a consequence of what came before, not a step of its own. */
  keepFilters(keep: (filter: Filter) => boolean): void {
    const { filters } = this.choices;
    const gone = Object.entries(filters).flatMap(([key, filter]) => (keep(filter) ? [] : [key]));
    if (gone.length > 0) this.#history.amend({ ...this.choices, filters: withoutChoices(filters, gone) });
  }

  endGroup(): void {
    this.#history.endGroup();
  }

  /** Sets or (null) removes the filter of one chart, with those that the same choice brings along. */
  setFilter(chart: string, filter: Filter | null, group: string | null = null, further: readonly Filter[] = []): void {
    const kept = Object.entries(this.choices.filters).filter(
      ([key]) => !isFilterOf(chart, key) || (filter !== null && key === chart),
    );
    const filters: Record<string, Filter> = Object.fromEntries(kept);
    if (filter !== null) {
      filters[chart] = filter;
      further.forEach((one, i) => (filters[furtherKey(chart, i + 1)] = one));
    }
    this.change({ filters }, group);
  }

  setChartOptions(chart: string, options: Choices['chartOptions'][string]): void {
    this.change({ chartOptions: { ...this.choices.chartOptions, [chart]: options } });
  }

  /** Sets one threshold of a check of data quality, or (null) takes the check's own again. */
  setThreshold(check: string, threshold: string, value: number | null): void {
    const { [check]: before = {}, ...others } = this.choices.thresholds;
    const { [threshold]: _, ...rest } = before;
    const next = value === null ? rest : { ...rest, [threshold]: value };
    this.change({ thresholds: Object.keys(next).length === 0 ? others : { ...others, [check]: next } });
  }

  /** Keeps or (null) forgets the draft of one tag. */
  setDraft(tag: string, draft: TagDraft | null): void {
    const { [tag]: before = null, ...others } = this.drafts;
    if (JSON.stringify(before) === JSON.stringify(draft)) return;
    this.drafts = draft === null ? others : { ...others, [tag]: draft };
  }

  /** Merges corrections for one header shape into what is remembered of it. */
  setMapping(shape: string, patch: MappingChoice): void {
    const before = this.choices.mappings[shape] ?? {};
    const uses = { ...before.uses, ...patch.uses };
    this.change({ mappings: { ...this.choices.mappings, [shape]: { ...before, ...patch, uses } } });
  }

  /** Back to the guess for one header shape. */
  forgetMapping(shape: string): void {
    this.change({
      mappings: Object.fromEntries(Object.entries(this.choices.mappings).filter(([other]) => other !== shape)),
    });
  }

  /** Called by an effect, so that every change of what it reads is saved, once changes rest: a drag makes one in every frame. */
  saveSoon(): void {
    // What it reads is what the effect waits for.
    this.#toSave();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), REST_MS);
  }

  /** Saves at once what waits to be saved: to be called when the page is left. */
  saveWaiting(): void {
    if (this.#timer !== undefined) this.save();
  }

  /** Saves at once. A full or closed storage is no reason to fail. */
  save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const saved = this.#toSave();
    try {
      this.#storage?.setItem(STORAGE_KEY, JSON.stringify(saved));
    } catch {
      // Private windows and full disks refuse; the session goes on unsaved.
    }
  }

  #toSave(): Saved {
    return { choices: this.choices, page: this.page, source: this.source, drafts: this.drafts };
  }
}

function readSaved(storage: Storage | null): Saved | null {
  try {
    const saved: unknown = JSON.parse(storage?.getItem(STORAGE_KEY) ?? 'null');
    return typeof saved === 'object' && saved !== null ? (saved as Saved) : null;
  } catch {
    return null;
  }
}

function readSource(source: unknown): SourceNote {
  if (typeof source !== 'object' || source === null) return { kind: 'none' };
  const note = source as { kind?: unknown; names?: unknown };
  if (note.kind === 'example') return { kind: 'example' };
  if (note.kind === 'files' && Array.isArray(note.names)) return { kind: 'files', names: note.names.map(String) };
  return { kind: 'none' };
}
