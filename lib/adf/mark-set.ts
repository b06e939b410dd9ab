import type { TextMark } from './nodes.ts';

/** Marks that may stand together on one text, each type once. Equal sets are the same object. */
export type MarkSet = { readonly marks: TextMark[] };

/** Gives sets of marks; two texts carry the same marks exactly when they carry the same set. */
export type MarkSets = {
  readonly none: MarkSet;
  /** The set with one mark more, as the schema lets it stand beside the others. */
  add(set: MarkSet, mark: TextMark): MarkSet;
};

const ORDER: readonly TextMark['type'][] = [
  'link',
  'em',
  'strong',
  'strike',
  'underline',
  'subsup',
  'textColor',
  'backgroundColor',
  'code',
];

/** Makes an empty store of mark sets, one for each conversion. */
export function createMarkSets(): MarkSets {
  const known = new Map<string, MarkSet>();
  const steps = new Map<MarkSet, Map<string, MarkSet>>();
  const intern = (marks: TextMark[]): MarkSet => {
    const key = marks.map(keyOf).join(' ');
    const set = known.get(key) ?? { marks };
    known.set(key, set);
    return set;
  };
  return {
    none: intern([]),
    add(set, mark) {
      const next = steps.get(set) ?? new Map<string, MarkSet>();
      steps.set(set, next);
      const key = keyOf(mark);
      const result = next.get(key) ?? intern(combine(set.marks, mark));
      next.set(key, result);
      return result;
    },
  };
}

function keyOf(mark: TextMark): string {
  switch (mark.type) {
    case 'link':
      return mark.attrs.href;
    case 'subsup':
      return mark.attrs.type;
    case 'textColor':
    case 'backgroundColor':
      return mark.type + mark.attrs.color;
    default:
      return mark.type;
  }
}

/**
 * The inner mark wins over an outer one of its type. ProseMirror's schema lets `code` stand beside nothing else; a link
 * is worth more than the look of code, and code more than any other look.
 */
function combine(marks: readonly TextMark[], added: TextMark): TextMark[] {
  if (marks.length === 0) return [added];
  const all = [...marks.filter((mark) => mark.type !== added.type), added];
  const link = all.find((mark) => mark.type === 'link');
  const code = all.find((mark) => mark.type === 'code');
  if (code && !link) return [code];
  return all
    .filter((mark) => mark.type !== 'code')
    .sort((one, other) => ORDER.indexOf(one.type) - ORDER.indexOf(other.type));
}
