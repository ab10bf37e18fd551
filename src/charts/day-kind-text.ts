/** Owns the words for kinds of days and seasons. */
import type { Text } from '../lib/text';
import type { DayKind, Season } from '../model/day-calendar';

export const dayKindText: Readonly<Record<DayKind | Season, Text>> = {
  workday: { en: 'Workday', zh: '工作日' },
  weekend: { en: 'Weekend', zh: '周末' },
  holiday: { en: 'Holiday', zh: '节假日' },
  spring: { en: 'Spring', zh: '春季' },
  summer: { en: 'Summer', zh: '夏季' },
  autumn: { en: 'Autumn', zh: '秋季' },
  winter: { en: 'Winter', zh: '冬季' },
};

/** The word for a kind as a statement returns it; itself when it is none. */
export function kindName(kind: string): Text {
  const known: Readonly<Record<string, Text | undefined>> = dayKindText;
  return (Object.hasOwn(known, kind) ? known[kind] : undefined) ?? { en: kind, zh: kind };
}

const WEEKDAYS = [
  { en: 'Sun', zh: '周日' },
  { en: 'Mon', zh: '周一' },
  { en: 'Tue', zh: '周二' },
  { en: 'Wed', zh: '周三' },
  { en: 'Thu', zh: '周四' },
  { en: 'Fri', zh: '周五' },
  { en: 'Sat', zh: '周六' },
] as const;

/** @param day yyyy-MM-dd */
export function weekdayText(day: string): Text {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? { en: '', zh: '' };
}
