/** Owns files packed with gzip, such as `usage.csv.gz`. */
import { gunzip } from '../archive/gunzip';
import { innermostName, innerName } from '../archive/inner-name';
import { UnpackBudget } from '../archive/unpack-budget';
import type { Reader } from '../reader';

/** The name before packing: `usage.csv` of `usage.csv.gz`; without an extension of its own, the one that the header carries. */
function unpackedName(fileName: string, head: Uint8Array): string {
  const name = innermostName(fileName)
    .replace(/\.tgz$/i, '.tar')
    .replace(/\.(?:gz|gzip|z)$/i, '');
  const flags = head[3] ?? 0;
  if (name.includes('.') || (flags & 8) === 0) return name;
  const from = 10 + ((flags & 4) !== 0 ? 2 + ((head[10] ?? 0) | ((head[11] ?? 0) << 8)) : 0);
  const end = head.indexOf(0, from);
  const bytes = head.subarray(from, Math.max(from, Math.min(end, from + 255)));
  const written = new TextDecoder().decode(bytes).replace(/^.*[/\\]/, '');
  return written === '' || written.includes('\ufffd') ? name : written;
}

const reader: Reader = {
  id: 'gzip',
  text: { en: 'File packed with gzip', zh: 'gzip 压缩文件' },
  recognise: ({ head }) => (head[0] === 0x1f && head[1] === 0x8b && head[2] === 8 ? 1 : 0),
  async read({ file, head }, { readInner, signal, onProgress }) {
    if (readInner === undefined) throw new RangeError('an archive needs a way to read what is inside');
    const budget = new UnpackBudget(file.name, file.size);
    const name = innerName(file.name, unpackedName(file.name, head));
    return readInner(await gunzip(file, name, budget, signal, (share) => onProgress({ file: file.name, share, rows: 0 })));
  },
};

export default reader;
