/** Owns the way from an embedded reference (see build/embedded.ts) to bytes. */
import { AppError } from '../lib/errors';

/** Made by the build: an inert script element holding gzip + base64. In development: an address on the dev server. */
export type EmbeddedReference = { readonly element: string } | { readonly url: string };

/**
 * The embedded file as a Blob, inflated. Waits until the HTML is parsed to its end, because the elements follow the script.
 * The element's text is released, so each file can be opened once; keep the Blob.
 * @throws AppError `page_incomplete` when the HTML was cut off, as by an unfinished copy.
 */
export async function openEmbedded(reference: EmbeddedReference, type: string): Promise<Blob> {
  if ('url' in reference) return new Blob([await (await fetch(reference.url)).arrayBuffer()], { type });
  await documentParsed();
  const element = document.getElementById(reference.element);
  const text = element?.textContent ?? '';
  element?.remove();
  try {
    // A data: address lets the browser decode base64 off the main thread; the policy allows no other.
    const encoded = await fetch(`data:application/octet-stream;base64,${text}`);
    const inflated = encoded.body?.pipeThrough(new DecompressionStream('gzip'));
    return new Blob([await new Response(inflated).arrayBuffer()], { type });
  } catch (cause) {
    throw new AppError(
      'page_incomplete',
      {
        en: 'This copy of Wattfolk is not complete. Copy the HTML file again and open the new copy.',
        zh: '此份电客分群文件不完整，请重新复制 HTML 文件后再打开。',
      },
      { detail: reference.element, cause },
    );
  }
}

function documentParsed(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => document.addEventListener('DOMContentLoaded', () => resolve(), { once: true }));
}
