/** Owns the words of the gallery of load shapes. */
import type { Text } from '../../lib/text';

export const title: Text = { en: 'Shapes of the day', zh: '日负荷形态' };
export const axis: Text = { en: '× the day’s mean', zh: '日均负荷的倍数' };

export const words = {
  shape: { en: 'Shape', zh: '形态' },
  hour: { en: 'Hour', zh: '时刻' },
  level: { en: '× mean', zh: '均值倍数' },
  band: { en: 'P10–P90 of days', zh: '各日 P10–P90' },
  days: { en: 'Days', zh: '曲线数' },
  dayShare: { en: 'Share of days (%)', zh: '曲线占比（%）' },
  customers: { en: 'Customers with such days', zh: '出现过的户数' },
  dominant: { en: 'Customers mostly so', zh: '以此为主的户数' },
  kwh: { en: 'Energy of these days (kWh)', zh: '所含电量（kWh）' },
  beyond: { en: 'Days beyond θ (%)', zh: '超出 θ 的曲线（%）' },
  peak: { en: 'Hour of peak', zh: '峰值时刻' },
  silhouette: { en: 'Silhouette', zh: '轮廓系数' },
} satisfies Record<string, Text>;

/** Below each shape's name: whose days these are. */
export const members = {
  en: (customers: string, days: string): string => `n = ${customers} · ${days} of days`,
  zh: (customers: string, days: string): string => `${customers} 户 · 曲线占 ${days}`,
};

/** Beside the top of a curve that leaves the scale. */
export const cutAt = {
  en: (level: string): string => `up to ${level} ×`,
  zh: (level: string): string => `最高 ${level} 倍`,
};
