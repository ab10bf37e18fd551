// Measures k-means from given centres beside scikit-learn's Lloyd, the adviser for k = 2…10, and two workers beside one: the page's own code in Node.
// One thread is measured by the CPU time of both, so that other work of the machine does not count; workers by the clock.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { clusterModules } from './kmeans-bundle.mjs';
import { median } from './results.mjs';

const ROWS = 100_000;
const WIDTH = 48;
const KS = [8, 16, 32];
const ADVISER_WIDTH = 96;
const RUNS = 7;
const ROUNDS = 3;

/** @returns {Promise<import('./results.mjs').Result[]>} */
export default async function bench() {
  const { modules, files } = await clusterModules(['kmeans', 'adviser', 'crew-leader', 'crew-member']);
  const [{ kmeans }, { adviseK }, { leadCrew }] = /** @type {any} */ (modules);
  const matrix = groupsOf(ROWS, WIDTH, 20);
  const starts = new Map(KS.map((k) => [k, startOf(matrix, k)]));
  const results = [];
  for (const [k, start] of starts) {
    // By turns, because a machine is not equally quick all the time.
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({ theirs: lloyd(matrix, [k], starts)?.get(k), ours: await timed(() => kmeans(matrix, { k, start })) });
    }
    const ms = median(rounds.map(({ ours }) => ours.ms));
    const yardstickMs = median(rounds.map(({ theirs }) => theirs?.ms ?? NaN));
    const run = rounds[0]?.ours.value;
    const yardstick = rounds[0]?.theirs;
    if (yardstick && Math.abs(run.inertia / yardstick.inertia - 1) > 1e-3)
      throw new Error(`k = ${k}: inertia ${run.inertia} instead of ${yardstick.inertia}`);
    results.push({
      name: `k-means ${ROWS} × ${WIDTH}, k = ${k}, 1 thread, ${run.iterations} iterations`,
      ms,
      yardstick: yardstick ? `scikit-learn Lloyd, 1 thread, ${yardstick.iterations} iterations` : 'scikit-learn is not here',
      yardstickMs: yardstick ? yardstickMs : null,
      aim: yardstick ? 0.7 : null,
    });
  }
  results.push(...(await besideOne(files[3] ?? '', leadCrew, (crew, k) => kmeans(matrix, { k, start: starts.get(k) }, crew))));
  const wide = groupsOf(ROWS, ADVISER_WIDTH, 20);
  const { ms } = await timed(() => adviseK(wide));
  const alone = lloyd(wide, [2, 3, 4, 5, 6, 7, 8, 9, 10], new Map(), 1);
  results.push({
    name: `adviser, k = 2…10, ${ROWS} × ${ADVISER_WIDTH}, 1 thread: starts, indices, stability`,
    ms,
    yardstick: alone ? 'scikit-learn Lloyd alone for the same k, one start each' : 'scikit-learn is not here',
    yardstickMs: alone ? [...alone.values()].reduce((sum, run) => sum + run.ms, 0) : null,
    aim: alone ? 1 : null,
  });
  return results;
}

/**
 * Median CPU time of the runs, the first of which warms up and does not count.
 * @template T
 * @param {() => Promise<T>} work
 */
async function timed(work, now = cpuMs) {
  const times = [];
  let value = await work();
  for (let run = 0; run < RUNS; run++) {
    const begun = now();
    value = await work();
    times.push(now() - begun);
  }
  return { ms: median(times), value };
}

/** CPU time of this process until now, that of its collector and compiler included. */
function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Two workers beside one, by the clock.
 * @param {string} member where the helper's module lies
 * @param {(ports: unknown[]) => unknown} leadCrew
 * @param {(crew: unknown, k: number) => Promise<unknown>} work
 */
async function besideOne(member, leadCrew, work) {
  const { port1, port2 } = new MessageChannel();
  const code = `import(${JSON.stringify(member)}).then(({ serveMember }) => serveMember(require('node:worker_threads').workerData))`;
  const worker = new Worker(code, { eval: true, workerData: port2, transferList: [port2] });
  const [alone, two] = [leadCrew([]), leadCrew([port1])];
  const results = [];
  for (const k of KS) {
    const yardstickMs = (
      await timed(
        () => work(alone, k),
        () => performance.now(),
      )
    ).ms;
    const { ms } = await timed(
      () => work(two, k),
      () => performance.now(),
    );
    results.push({
      name: `k-means ${ROWS} × ${WIDTH}, k = ${k}, 2 workers`,
      ms,
      yardstick: 'the same, 1 worker',
      yardstickMs,
      aim: 1,
    });
  }
  port1.close();
  await worker.terminate();
  return results;
}

/** Always the same rows: overlapping groups, every value spread by 0.6.  @param {number} rows @param {number} width @param {number} groups */
function groupsOf(rows, width, groups) {
  let state = 7;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
  const normal = () => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next());
  const corners = Float32Array.from({ length: groups * width }, () => 2 * next());
  const values = new Float32Array(rows * width);
  for (let i = 0; i < rows; i++) {
    const corner = (i % groups) * width;
    for (let j = 0; j < width; j++) values[i * width + j] = (corners[corner + j] ?? 0) + 0.6 * normal();
  }
  return { values, rows, width };
}

/** Rows of the matrix.  @param {{ values: Float32Array, width: number }} matrix @param {number} k */
function startOf({ values, width }, k) {
  const start = new Float32Array(k * width);
  for (let j = 0; j < k; j++) start.set(values.subarray(j * 3001 * width, (j * 3001 + 1) * width), j * width);
  return start;
}

/**
 * By k; undefined where Python has no scikit-learn.
 * @param {{ values: Float32Array, rows: number, width: number }} matrix
 * @param {readonly number[]} ks
 * @param {ReadonlyMap<number, Float32Array>} starts
 */
function lloyd({ values, rows, width }, ks, starts, runs = RUNS) {
  const folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-bench-'));
  try {
    writeFileSync(path.join(folder, 'points.f32'), values);
    for (const [k, start] of starts) writeFileSync(path.join(folder, `start-${k}.f32`), start);
    const script = path.join(import.meta.dirname, 'kmeans-lloyd.py');
    const python = process.env['WATTFOLK_PYTHON'] ?? '/usr/bin/python3';
    const run = spawnSync(python, [script, folder, ...[rows, width, runs, ...ks].map(String)], { encoding: 'utf8' });
    if (run.status !== 0) return undefined;
    /** @type {{ k: number, ms: number, inertia: number, iterations: number }[]} */
    const lines = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    return new Map(lines.map((line) => [line.k, line]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
