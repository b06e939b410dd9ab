/** A calendar day, and perhaps a time with or without a zone (ISO 8601, as schema.org and Open Graph ask for). */
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
/** The same in digits only, as older metadata has it. */
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;
/** A day written out in English, as in HTTP and RSS, with or without a time behind it. */
const WRITTEN_DATE = /^(?:\p{L}+,?\s+)?(?:\d{1,2}\s+\p{L}{3,9}|\p{L}{3,9}\s+\d{1,2}),?\s+\d{4}\b/u;

/**
 * Reduces a date as pages state it to an ISO 8601 date or date-time; `undefined` for anything that is not a day
 * between 1900 and 2100. A time keeps the zone it was stated in, because the day is what people look at.
 */
export function readPublished(text: string): string | undefined {
  const [, year = '', month = '', day = '', time, zone] =
    ISO_DATE.exec(text.trim()) ?? COMPACT_DATE.exec(text.trim()) ?? [];
  if (year) return formatIso(`${year}-${month}-${day}`, time, zone);
  const written = WRITTEN_DATE.exec(text.trim())?.[0];
  const parsed = written === undefined ? Number.NaN : Date.parse(`${written} UTC`);
  return Number.isNaN(parsed) ? undefined : formatIso(new Date(parsed).toISOString().slice(0, 10));
}

function formatIso(day: string, time?: string, zone?: string): string | undefined {
  if (!isDay(day)) return undefined;
  if (!time || Number.isNaN(Date.parse(`${day}T${time}Z`))) return day;
  return `${day}T${time}${formatZone(zone)}`;
}

function isDay(day: string): boolean {
  const parsed = Date.parse(day);
  if (Number.isNaN(parsed) || day < '1900' || day >= '2101') return false;
  // 31 February would otherwise become a day of March.
  return new Date(parsed).toISOString().startsWith(day);
}

function formatZone(zone = ''): string {
  if (zone === '' || zone.toUpperCase() === 'Z') return zone.toUpperCase();
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}
