/** Owns where an arrow key leads from one nested box. */
import type { Box } from './layout';

/** Up and Down: the next in the column; Right: the first inside; Left: the one around; Home and End: ends of the column. null: the key means nothing. */
export function stepTo(key: string, from: Box, boxes: readonly Box[]): Box | null {
  const column = boxes.filter(({ depth }) => depth === from.depth);
  const at = column.indexOf(from);
  const around = (outer: Box, inner: Box): boolean => inner.key.startsWith(`${outer.key.slice(0, -1)},`);
  switch (key) {
    case 'ArrowUp':
      return column[at - 1] ?? from;
    case 'ArrowDown':
      return column[at + 1] ?? from;
    case 'ArrowLeft':
      return boxes.find((box) => box.depth === from.depth - 1 && around(box, from)) ?? from;
    case 'ArrowRight':
      return boxes.find((box) => box.depth === from.depth + 1 && around(from, box)) ?? from;
    case 'Home':
      return column[0] ?? from;
    case 'End':
      return column[column.length - 1] ?? from;
    default:
      return null;
  }
}
