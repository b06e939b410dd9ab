import type { ClipId } from '../clip/clip';

/** What is known of a clip's copy without reading it. */
export type CopyFacts = {
  /** In characters. */
  size: number;
  /** It holds only the beginning of a very long text. */
  isCut: boolean;
};

/** What is copied, by the part of the index that says so, as each part lies under a key of its own. */
export type CopyIndex = Map<string, ReadonlyMap<ClipId, CopyFacts>>;

/**
 * In so many parts the index is kept: a change of one clip writes one of them, and at ten thousand clips that is half a
 * kilobyte where the whole were half a megabyte.
 */
const PARTS = 1_024;
const keyOfPart = (part: number): string => `safety-copies:${part}`;

/** The keys of all parts of the index. */
export const INDEX_KEYS: readonly string[] = Array.from({ length: PARTS }, (_, part) => keyOfPart(part));

/** The key of the part that says whether this clip is copied. */
export function indexKeyOf(id: ClipId): string {
  let part = 0;
  for (let index = 0; index < id.length; index += 1) part = (part * 31 + id.charCodeAt(index)) % PARTS;
  return keyOfPart(part);
}

/** The key of a clip's copy. */
export function copyKeyOf(id: ClipId): string {
  return `safety-copy:${id}`;
}

function isFacts(stored: unknown): stored is CopyFacts {
  return typeof stored === 'object' && stored !== null && 'size' in stored && typeof stored.size === 'number';
}

/** The index as it lies under its keys; what is none of it is left out. */
export function parseIndex(stored: Readonly<Record<string, unknown>>): CopyIndex {
  const parts = Object.entries(stored).map(([key, part]): [string, ReadonlyMap<ClipId, CopyFacts>] => {
    const entries = typeof part === 'object' && part !== null ? Object.entries(part) : [];
    return [key, new Map(entries.filter((entry): entry is [ClipId, CopyFacts] => isFacts(entry[1])))];
  });
  return new Map(parts);
}

/** Every clip that is copied. */
export function listCopies(index: CopyIndex): [ClipId, CopyFacts][] {
  return [...index.values()].flatMap((part) => [...part]);
}
