// A leader and its helpers, over real ports in one thread: the result has the same bits as without help.
import { afterEach, describe, expect, it } from 'vitest';
import { adviseK } from '../../../src/cluster/adviser';
import { leadCrew } from '../../../src/cluster/crew-leader';
import { serveMember } from '../../../src/cluster/crew-member';
import { kmeans } from '../../../src/cluster/kmeans';
import { runJob } from '../../../src/cluster/cluster-jobs';
import { ALONE } from '../../../src/cluster/crew';
import { plantedPoints } from './planted';

const ports: MessagePort[] = [];

function crewOf(size: number) {
  const leaders = Array.from({ length: size - 1 }, () => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    serveMember(port2);
    return port1;
  });
  return leadCrew(leaders);
}

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

describe('a crew', () => {
  it.each([2, 3])('of %i gives the clusters that one alone gives', async (size) => {
    const { matrix } = plantedPoints(40_000, 4, 6, 5, 2);
    const options = { k: 6, restarts: 3, seed: 5 };
    expect(await kmeans(matrix, options, crewOf(size))).toEqual(await kmeans(matrix, options));
  });

  it('gives the same advice', async () => {
    const { matrix } = plantedPoints(2000, 4, 3, 2, 2);
    const options = { from: 2, to: 5, restarts: 2, resamples: 2 };
    expect(await adviseK(matrix, options, crewOf(3))).toEqual(await adviseK(matrix, options));
  });

  it('hands over what goes wrong with a helper', async () => {
    const crew = crewOf(2);
    const sample = { values: new Float32Array(0), rows: -1, width: 1 };
    const task = { kind: 'start' as const, sample, k: 2, seed: 1, restart: 0, tolerance: 0, maxIterations: 1 };
    await expect(crew.run([task, task, task])).rejects.toThrow();
  });

  it('runs a job with its tidying and its progress', async () => {
    const { matrix } = plantedPoints(500, 3, 3, 1, 2);
    const shares: number[] = [];
    const result = await runJob(
      { kind: 'kmeans', matrix, options: { k: 3 }, tidy: { outliers: { by: 'share', share: 0.02 } } },
      ALONE,
      (share) => shares.push(share),
    );
    expect(result).toMatchObject({ clustering: { k: 3 }, tidy: { k: 3, outliers: 10 } });
    expect(shares[shares.length - 1]).toBe(1);
  });
});
