/** Owns the words that the charts of channels have in common. */
import type { Locale, Text } from '../lib/text';
import type { ModelInfo } from '../model/model-info';
import { valueText } from '../model/vocabulary';
import { channelKinds, LACKS_CHANNELS } from '../service/channels/channel-kind';

export const CHANNEL_WORDS = {
  kind: { en: 'Channel', zh: '渠道' },
  by: { en: 'By', zh: '按' },
  /** Not what a file may call a channel of its own. */
  others: { en: 'Other channels', zh: '其余渠道' },
  all: { en: 'All', zh: '全体' },
  customers: { en: 'Customers', zh: '客户数' },
  share: { en: 'Share of the group', zh: '占该群比例' },
  lift: { en: 'Times the share of all', zh: '为全体占比的倍数' },
  residual: { en: 'Standardised residual', zh: '标准化残差' },
  p: { en: 'p (Holm)', zh: 'p 值（Holm 校正）' },
} satisfies Record<string, Text>;

export const lacksChannels = (model: ModelInfo): Text | null => (channelKinds(model).length === 0 ? LACKS_CHANNELS : null);

/** @param channel null are the others together */
export function channelName(channel: string | null, locale: Locale): string {
  return channel === null ? CHANNEL_WORDS.others[locale] : valueText(channel, locale);
}

export function pWords(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}
