/** Owns the FNV-1a hash of a text. */

/** The seed that the authors of FNV give. */
export const FNV_SEED = 0x811c9dc5;

/** 32 bits, not negative, over the UTF-16 units. Texts may meet: two hashes of different seeds are 64 bits. */
export function fnv1a(text: string, seed = FNV_SEED): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
