/** Owns a chart leaving the page as a picture: on the clipboard or as a file. */
import { copyPicture, pictureOf, pngOf, type PictureWords } from '../ui/picture/picture';
import { saveBlob } from './save-file';

export type PictureWish = 'copy' | 'png' | 'svg';

/** True when it was done; false where the browser keeps pictures off the clipboard. */
export async function handOutPicture(wish: PictureWish, plot: HTMLElement, words: PictureWords, name: string): Promise<boolean> {
  const picture = pictureOf(plot, words);
  if (wish === 'copy') return copyPicture(pngOf(picture));
  if (wish === 'svg') saveBlob(`${name}.svg`, new Blob([picture.svg], { type: 'image/svg+xml;charset=utf-8' }));
  else saveBlob(`${name}.png`, await pngOf(picture));
  return true;
}

/** A name that every file system takes. */
export function pictureName(title: string, day: string): string {
  return `${title.replace(/[\\/:*?"<>|\s]+/g, '-')}-${day}`;
}
