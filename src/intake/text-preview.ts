/** Owns the first look at a text file as a person sees it: a few raw lines in a given encoding, before or after it was read. */
import { detectEncoding } from './encoding/detect-encoding';
import { probeFile } from './probe';

/** Encodings that a person may choose, as TextDecoder knows them. */
export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

export interface TextPreview {
  /** In which the lines are shown. */
  readonly encoding: string;
  /** The first lines of the file, from line 1. */
  readonly first: readonly string[];
  /** Lines further on with other than ASCII characters, where the first lines have none: only there does an encoding show. */
  readonly beyond: readonly string[];
}

const FIRST_LINES = 12;
const BEYOND_LINES = 3;
const LONGEST = 400;
const STEP_BYTES = 4_194_304;
const AROUND_BYTES = 8192;

/**
 * @param encoding null for the guess from the first bytes
 * @returns null for a packed file, whose bytes are not text
 * @throws AppError of probeFile
 */
export async function previewText(file: File, encoding: string | null): Promise<TextPreview | null> {
  const { head } = await probeFile(file);
  if ((head[0] === 0x1f && head[1] === 0x8b) || (head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03)) return null;
  const shown = encoding ?? detectEncoding(head, head.length === file.size).encoding;
  const first = linesOf(head, shown).slice(0, FIRST_LINES);
  const isPlain = first.every((line) => /^[\x00-\x7f]*$/.test(line));
  return { encoding: shown, first, beyond: isPlain && !shown.startsWith('utf-16') ? await foreignLines(file, shown) : [] };
}

function linesOf(bytes: Uint8Array, encoding: string): string[] {
  const text = new TextDecoder(encoding).decode(bytes);
  // What follows the last line end is no line.
  const whole = text.replace(/(?:\r\n|\n|\r)$/, '');
  return whole.split(/\r\n|\n|\r/, 2000).map((line) => line.slice(0, LONGEST));
}

/** The lines around the first bytes that are not ASCII, wherever they are. */
async function foreignLines(file: File, encoding: string): Promise<string[]> {
  for (let at = 0; at < file.size; at += STEP_BYTES) {
    const bytes = new Uint8Array(await file.slice(at, at + STEP_BYTES).arrayBuffer());
    const place = bytes.findIndex((byte) => byte >= 0x80);
    if (place < 0) continue;
    const from = Math.max(0, at + place - AROUND_BYTES);
    const around = new Uint8Array(await file.slice(from, from + 4 * AROUND_BYTES).arrayBuffer());
    // Whole lines only: both ends of the piece may be cut within a character.
    const start = from === 0 ? 0 : Math.max(0, around.subarray(0, at + place - from).lastIndexOf(10) + 1);
    const lines = linesOf(around.subarray(start), encoding);
    const whole = from + around.length < file.size && lines.length > 1 ? lines.slice(0, -1) : lines;
    const foreign = whole.filter((line) => !/^[\x00-\x7f]*$/.test(line));
    return foreign.slice(0, BEYOND_LINES);
  }
  return [];
}
