/** What a page recorded is not what our scripts write, so nothing of it is taken. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
  readonly code = 'malformed';

  constructor(what: string) {
    super(`malformed: ${what}`);
  }
}

/** Plain data of which nothing is known yet. */
export type Loose = Readonly<Record<string, unknown>>;

/** Gives a value as an object; throws RecordingError for anything else, as all of these do. */
export function asObject(value: unknown): Loose {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new RecordingError('no object');
  return value as Loose;
}

/** Gives a value as a list of anything. */
export function asList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new RecordingError('no list');
  return value;
}

/** Gives a value as a text. */
export function asText(value: unknown): string {
  if (typeof value !== 'string') throw new RecordingError('no text');
  return value;
}

/** Gives a value as two texts, a name and what it names. */
export function asPair(value: unknown): [name: string, value: string] {
  const [name, content] = asList(value);
  return [asText(name), asText(content)];
}

/** Gives a value as a finite number. */
export function asNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new RecordingError('no number');
  return value;
}

/** Gives a value as a number; undefined where a page had none, or one beyond all bounds, which Chromium gives as null. */
export function toNumber(value: unknown): number | undefined {
  return value === Number.POSITIVE_INFINITY || Number.isNaN(value) ? undefined : optional(value, asNumber);
}

/** Gives a value as one of a closed set. */
export function asOneOf<Value extends string | number>(value: unknown, known: readonly Value[]): Value {
  const found = known.find((each) => each === value);
  if (found === undefined) throw new RecordingError('none of those known');
  return found;
}

/** Gives a value as what `read` makes of it; undefined where there is none. Firefox gives null for what is not there. */
export function optional<Value>(value: unknown, read: (value: unknown) => Value): Value | undefined {
  return value === undefined || value === null ? undefined : read(value);
}
