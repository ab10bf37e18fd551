/** Owns how far an archive may unpack: bytes in all, and how many times its own size. */
import { AppError } from '../../lib/errors';

const MIB = 1_048_576;
const MOST_BYTES = 2048 * MIB;
/** Below it any ratio is fine: exports full of zeros pack a thousand to one. */
const ALWAYS_BYTES = 256 * MIB;
const MOST_RATIO = 200;

/** Counted over all files of one archive. */
export class UnpackBudget {
  private readonly most: number;
  private used = 0;

  constructor(
    private readonly archive: string,
    packedBytes: number,
  ) {
    this.most = Math.min(MOST_BYTES, Math.max(ALWAYS_BYTES, packedBytes * MOST_RATIO));
  }

  /** What may still come. */
  get rest(): number {
    return this.most - this.used;
  }

  /** @throws AppError `archive_too_large` */
  spend(bytes: number): void {
    this.used += bytes;
    if (this.used <= this.most) return;
    const mb = Math.round(this.most / MIB);
    throw new AppError('archive_too_large', {
      en: `"${this.archive}" unpacks to more than ${mb} MB, which is refused for safety. Unpack it, and open only the files you need.`,
      zh: `“${this.archive}”解压后超过 ${mb} MB，为安全起见未读取。请先解压，再导入需要的文件。`,
    });
  }
}
