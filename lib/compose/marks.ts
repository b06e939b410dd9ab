import { createMarkSets, type MarkSet } from '../adf/mark-set.ts';
import type { LinkMark, TextMark } from '../adf/nodes.ts';
import { asList, asNumber, asObject, asOneOf, asText, RecordingError } from './checked.ts';
import { readColor } from './color.ts';

/** What a document may link to. */
const SAFE = /^(?:https?|mailto|tel):/i;

/** The sets of marks of one recording, by their numbers. */
export type RecordedMarks = {
  readonly plain: MarkSet;
  at(index: unknown): MarkSet;
  /** Gives the set of one mark alone. */
  only(mark: TextMark): MarkSet;
  /** Reads a link that stands by itself. */
  link(recorded: unknown): LinkMark;
  /** All links that were read, for whoever has to change where they lead. */
  links: readonly LinkMark[];
};

/** Reads the sets of marks that a page wrote down; throws RecordingError for what is none. */
export function readMarks(recorded: unknown): RecordedMarks {
  const { none, add } = createMarkSets();
  const sets = [none];
  const links: LinkMark[] = [];
  const at = (index: unknown): MarkSet => {
    const set = sets[asNumber(index)];
    if (!set) throw new RecordingError('no such marks');
    return set;
  };
  const read = (raw: unknown): TextMark | undefined => {
    const mark = readMark(raw);
    if (mark?.type === 'link') links.push(mark);
    return mark;
  };
  for (const entry of asList(recorded)) {
    const [around, raw] = asList(entry);
    const mark = read(raw);
    sets.push(mark ? add(at(around), mark) : at(around));
  }
  return {
    plain: none,
    at,
    only: (mark) => add(none, mark),
    links,
    link(raw) {
      const mark = read(raw);
      if (mark?.type !== 'link') throw new RecordingError('no link');
      return mark;
    },
  };
}

/** Gives a mark; undefined for a colour that is none. */
function readMark(recorded: unknown): TextMark | undefined {
  const raw = asObject(recorded);
  const type = asText(raw['type']) as TextMark['type'];
  switch (type) {
    case 'strong':
    case 'em':
    case 'strike':
    case 'underline':
    case 'code':
      return { type };
    case 'subsup':
      return { type, attrs: { type: asOneOf(asObject(raw['attrs'])['type'], ['sub', 'sup']) } };
    case 'textColor':
    case 'backgroundColor': {
      const color = readColor(asText(asObject(raw['attrs'])['color']));
      return color === undefined ? undefined : { type, attrs: { color } };
    }
    case 'link':
      return { type, attrs: { href: asAddress(asObject(raw['attrs'])['href']) } };
    default:
      throw new RecordingError(`no such mark: ${type satisfies never}`);
  }
}

/** Gives an address that a document may link to. */
export function asAddress(value: unknown): string {
  const address = asText(value);
  if (!SAFE.test(address)) throw new RecordingError('no safe address');
  return address;
}
