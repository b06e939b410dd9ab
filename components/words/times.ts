import type { Translate } from '../base/text';

const DAY = 24 * 60 * 60_000;

/** The time of day of a moment, in milliseconds since the epoch; with its day where that is another one. */
export function wordsOfTime(at: number, t: Translate, now = Date.now()): string {
  const isToday = Math.abs(at - now) < DAY && new Date(at).getDate() === new Date(now).getDate();
  const day = isToday ? {} : { dateStyle: 'medium' as const };
  return new Intl.DateTimeFormat(t('language'), { timeStyle: 'short', ...day }).format(at);
}
