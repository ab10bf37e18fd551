/** Owns the words for the periods of a time-of-use table. */
import type { Text } from '../lib/text';
import type { Period } from '../model/time-of-use';

export const periodText: Readonly<Record<Period, { readonly name: Text; readonly short: Text }>> = {
  sharp: { name: { en: 'Sharp', zh: '尖' }, short: { en: 'S', zh: '尖' } },
  peak: { name: { en: 'Peak', zh: '峰' }, short: { en: 'P', zh: '峰' } },
  flat: { name: { en: 'Flat', zh: '平' }, short: { en: 'F', zh: '平' } },
  valley: { name: { en: 'Valley', zh: '谷' }, short: { en: 'V', zh: '谷' } },
};
