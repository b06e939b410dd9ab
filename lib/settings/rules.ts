import { isSamePlace, type Place } from '../clip/destination';
import type { PlaceRule, Recents, Settings } from './settings';

/** A host is a habit of somebody's while it is among so many. */
const MAX_HOSTS = 100;

/** What is wrong with a typed pattern. Every code has words in `_locales` (`rulePattern…`). */
export type PatternProblem = 'empty' | 'not-a-host' | 'too-wide';

/** The host of an `http` address as rules compare it: lower case, without `www.`; undefined for any other address. */
export function readHost(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return undefined;
  return parsed.hostname.replace(/^www\./, '') || undefined;
}

/** A pattern from what a person typed or pasted: `GitHub.com`, `*.github.com`, a whole address. */
export function readPattern(typed: string): { pattern: string } | { problem: PatternProblem } {
  const text = typed.trim();
  if (text === '') return { problem: 'empty' };
  const isWide = text.startsWith('*.');
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${isWide ? text.slice(2) : text}`;
  const host = readHost(address);
  if (host === undefined || /[*%\s]/.test(host) || host.includes('..')) return { problem: 'not-a-host' };
  if (!isWide) return { pattern: host };
  return host.includes('.') ? { pattern: `*.${host}` } : { problem: 'too-wide' };
}

/** Whether a stored text is a pattern as `readPattern` gives it. */
export function isPattern(stored: string): boolean {
  const read = readPattern(stored);
  return 'pattern' in read && read.pattern === stored;
}

/** The rule for an address on a site: the host itself before any `*.`, a longer `*.` before a shorter. */
export function findRule(rules: readonly PlaceRule[], url: string, cloudId: string | undefined): PlaceRule | undefined {
  const host = readHost(url);
  if (host === undefined) return undefined;
  return rules
    .filter(({ pattern, place }) => fitsHost(pattern, host) && (cloudId === undefined || place.cloudId === cloudId))
    .toSorted((one, other) => weightOf(other.pattern) - weightOf(one.pattern))[0];
}

/**
 * What a save teaches: the second in a row from one host to the same place makes, or changes, the rule learnt for that
 * host. A rule that the person wrote is never touched.
 */
export function learnPlace(
  known: { settings: Settings; recents: Recents },
  { host, place }: { host: string; place: Place },
): { settings: Settings; recents: Recents } {
  const last = known.recents.hosts.find((each) => each.host === host);
  const others = known.recents.hosts.filter((each) => each.host !== host);
  const recents = { ...known.recents, hosts: [{ host, place }, ...others].slice(0, MAX_HOSTS) };
  const { rules } = known.settings;
  const rule = findRule(rules, `https://${host}`, place.cloudId);
  const isHabit = last !== undefined && isSamePlace(last.place, place);
  const isFree = rule === undefined || (rule.isLearnt && !isSamePlace(rule.place, place));
  if (!isHabit || !isFree) return { settings: known.settings, recents };
  const kept = rules.filter((each) => each !== rule);
  return { settings: { ...known.settings, rules: [...kept, { pattern: host, place, isLearnt: true }] }, recents };
}

function fitsHost(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  return host === pattern.slice(2) || host.endsWith(pattern.slice(1));
}

const weightOf = (pattern: string): number => (pattern.startsWith('*.') ? pattern.length : pattern.length + 1_000);
