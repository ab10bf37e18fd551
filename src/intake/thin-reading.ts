/** Owns the reading of one file with an eye on memory: whole, or thinner when that was chosen before or is chosen on the way. */
import type { Runner } from '../engine/engine';
import type { RawTable } from './raw-table';
import type { ReadContext } from './reader';
import { ThinGate, type MemoryWatch } from './thin-gate';
import type { Thinning } from './thin-choice';
import { ThinRunner } from './thin-runner';

export interface ThinResult {
  readonly tables: readonly RawTable[];
  /** How the file was read in the end; null for whole. */
  readonly thinning: Thinning | null;
}

type Context = Omit<ReadContext, 'readInner'>;

/**
 * @param read goes to the reader of the file; called a second time when it is to be read thinner
 * @param watch null to read on whatever happens
 * @throws what `read` throws
 */
export async function readWatched(
  file: File,
  context: Context,
  watch: MemoryWatch | null,
  read: (context: Context) => Promise<RawTable[]>,
): Promise<ThinResult> {
  const chosen = context.overrides.thinning;
  if (chosen !== undefined) return { tables: await readThin(context, chosen, read), thinning: chosen };
  if (watch === null) return { tables: await read(context), thinning: null };
  const gate = new ThinGate(context.runner, watch, file);
  const names = new NamesGiven(context.nameFor);
  const onProgress: Context['onProgress'] = (progress) => {
    gate.note(progress);
    context.onProgress(progress);
  };
  try {
    return {
      tables: await read({ ...context, runner: gate, onProgress, nameFor: (label) => names.first(label) }),
      thinning: null,
    };
  } catch (thrown) {
    if (gate.thinning === null || context.signal.aborted) throw thrown;
    return {
      tables: await readThin({ ...context, nameFor: (label) => names.again(label) }, gate.thinning, read),
      thinning: gate.thinning,
    };
  }
}

async function readThin(
  context: Context,
  thinning: Thinning,
  read: (context: Context) => Promise<RawTable[]>,
): Promise<RawTable[]> {
  const runner: ThinRunner & Runner = new ThinRunner(context.runner, thinning);
  try {
    return await read({ ...context, runner });
  } finally {
    await runner.close();
  }
}

/** Table names of a first reading, given once more to a second one. */
class NamesGiven {
  readonly #given: { readonly label: string; readonly name: string }[] = [];

  constructor(private readonly nameFor: (label: string) => string) {}

  first(label: string): string {
    const name = this.nameFor(label);
    this.#given.push({ label, name });
    return name;
  }

  again(label: string): string {
    const at = this.#given.findIndex((given) => given.label === label);
    return at < 0 ? this.nameFor(label) : (this.#given.splice(at, 1)[0]?.name ?? '');
  }
}
