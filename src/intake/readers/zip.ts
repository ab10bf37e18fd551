/** Owns ZIP files that hold other files; one that turns out to be a workbook is read as such. */
import { readArchive } from '../archive/read-archive';
import { readZipDirectory } from '../archive/zip-directory';
import type { Reader } from '../reader';
import xlsx from './xlsx';

const reader: Reader = {
  id: 'zip',
  text: { en: 'ZIP archive of data files', zh: 'ZIP 压缩包（内含数据文件）' },
  // A single file's header, or the end record of an archive without files.
  recognise: ({ head }) =>
    head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6)) ? 0.95 : 0,
  async read(probe, context) {
    const entries = await readZipDirectory(probe.file, probe.file.name);
    const isOffice = entries.some(({ name }) => /^\[content_types\]\.xml$/i.test(name));
    return isOffice ? xlsx.read(probe, context) : readArchive(probe, entries, context);
  },
};

export default reader;
