/** Owns the line under the progress bar while files are read. */
import { many } from '../lib/many';
import { formatCount } from '../lib/format';
import { formatBytes } from '../lib/format-bytes';
import type { Text } from '../lib/text';
import type { ReadingState } from '../state/task';

/** "5 s", "3 min": what is left, in the words of a clock on the wall. */
function leftText(seconds: number): Text {
  if (seconds < 60) return { en: `about ${seconds} s left`, zh: `约剩 ${seconds} 秒` };
  const minutes = Math.floor(seconds / 60);
  const rest = minutes < 5 ? seconds % 60 : 0;
  return rest === 0
    ? { en: `about ${minutes} min left`, zh: `约剩 ${minutes} 分钟` }
    : { en: `about ${minutes} min ${rest} s left`, zh: `约剩 ${minutes} 分 ${rest} 秒` };
}

/** "file 2 of 3 · 1,200,000 rows · 45 MB of 190 MB · about 20 s left · 2 more files wait"; parts that cannot be told are left out. */
export function readingText(reading: ReadingState): Text {
  const { place, files, rows, bytesRead, bytes, secondsLeft, waiting } = reading;
  const parts: (Text | null)[] = [
    files > 1 ? { en: `file ${place} of ${files}`, zh: `第 ${place} 个，共 ${files} 个文件` } : null,
    rows > 0 ? { en: many(rows, 'row'), zh: `${formatCount(rows, 'zh')} 行` } : null,
    bytesRead !== null && bytesRead > 0
      ? { en: `${formatBytes(bytesRead)} of ${formatBytes(bytes)}`, zh: `${formatBytes(bytesRead)} / ${formatBytes(bytes)}` }
      : null,
    secondsLeft === null ? null : leftText(secondsLeft),
    waiting > 0 ? { en: `${waiting} more waiting`, zh: `另有 ${waiting} 个文件排队` } : null,
  ];
  const known = parts.filter((part) => part !== null);
  return { en: known.map(({ en }) => en).join(' · '), zh: known.map(({ zh }) => zh).join(' · ') };
}
