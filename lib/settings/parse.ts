import * as v from 'valibot';
import { destinationSchema, placeSchema, spaceSchema } from './destination-schema';
import { noRecents } from './recents';
import { isPattern } from './rules';
import { defaultSettings, type PlaceRule, type Recents, type Settings } from './settings';

/** How an older shape becomes the next one, by the version it comes from. Version 1 is the first. */
const migrations: Record<number, (stored: object) => object> = {};

const ruleSchema = v.object({
  pattern: v.pipe(v.string(), v.check(isPattern)),
  place: placeSchema,
  isLearnt: v.fallback(v.boolean(), false),
}) satisfies v.GenericSchema<unknown, PlaceRule>;

/** Each field falls back by itself, so that one that cannot be read costs only itself. */
const settingsSchema = v.object({
  version: v.fallback(v.literal(1), 1),
  defaultCapture: v.fallback(v.picklist(['article', 'page', 'link']), defaultSettings.defaultCapture),
  defaultType: v.fallback(v.picklist(['page', 'blogpost']), defaultSettings.defaultType),
  undoSeconds: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30)), defaultSettings.undoSeconds),
  hasSourceLine: v.fallback(v.boolean(), defaultSettings.hasSourceLine),
  defaultLabels: v.fallback(v.array(v.string()), defaultSettings.defaultLabels),
  appearance: v.fallback(v.picklist(['system', 'light', 'dark']), defaultSettings.appearance),
  pictures: v.fallback(v.picklist(['all', 'large', 'none']), defaultSettings.pictures),
  stars: v.fallback(v.array(placeSchema), defaultSettings.stars),
  rules: v.fallback(v.array(ruleSchema), defaultSettings.rules),
}) satisfies v.GenericSchema<unknown, Settings>;

const recentsSchema = v.object({
  version: v.literal(1),
  destinations: v.array(v.object({ destination: destinationSchema, siteName: v.string(), usedAt: v.number() })),
  spaces: v.record(v.string(), v.array(spaceSchema)),
  personal: v.fallback(v.record(v.string(), spaceSchema), {}),
  closed: v.fallback(v.record(v.string(), v.array(v.string())), {}),
  hosts: v.fallback(v.array(v.object({ host: v.string(), place: placeSchema })), []),
}) satisfies v.GenericSchema<unknown, Recents>;

/** Settings from whatever was stored or imported: migrated, checked field by field, defaults for the rest. */
export function parseSettings(stored: unknown): Settings {
  const result = v.safeParse(settingsSchema, migrate(stored));
  return result.success ? result.output : defaultSettings;
}

/** Recents from whatever was stored: all or nothing, because they are rebuilt by use. */
export function parseRecents(stored: unknown): Recents {
  const result = v.safeParse(recentsSchema, stored);
  return result.success ? result.output : noRecents;
}

function migrate(stored: unknown): unknown {
  let current = stored;
  for (let version = versionOf(current); version !== undefined; version = versionOf(current)) {
    const step = migrations[version];
    if (step === undefined || typeof current !== 'object' || current === null) return current;
    current = step(current);
  }
  return current;
}

function versionOf(stored: unknown): number | undefined {
  if (typeof stored !== 'object' || stored === null || !('version' in stored)) return undefined;
  return typeof stored.version === 'number' ? stored.version : undefined;
}
