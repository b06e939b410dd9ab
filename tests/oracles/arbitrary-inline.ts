import fc from 'fast-check';
import type { Anchor, Inline, Text, TextMark } from '../../lib/adf/nodes.ts';

/** Text that has been somebody's bug: markup as text, entities, CDATA's end, no-break and bidi characters, astral ones. */
const AWKWARD_TEXT = [
  ']]>',
  ']]]]>>',
  '<![CDATA[x]]>',
  '<ac:structured-macro ac:name="html">',
  '&nbsp;&bogus;&#0;',
  '{toc}',
  '</p>',
  '"\' onload="alert(1)',
  '\u00A0no\u00A0break\u00A0',
  '\u202Eright to left\u202C',
  'e\u0301\u0323\u0302',
  '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿',
  'tab\there',
  '  two  spaces  ',
  '\u0085\u2028\u2029',
  '\\u0000',
] as const;

/** What no valid document holds: `toStorage` must survive it all the same. */
export const FORBIDDEN_TEXT = [
  '\u0000',
  'a\u0007b',
  '\u001F',
  '\uFFFE',
  '\uFFFF',
  '\uD800',
  '\uDC00x',
  '\u000C',
] as const;

export const plainText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.constantFrom(...AWKWARD_TEXT) },
);

export const webAddress: fc.Arbitrary<string> = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true, validSchemes: ['http', 'https'] }),
  fc.constantFrom('https://example.com/?a=1&b="2"&c=<3>', "https://example.com/it's", 'https://münchen.example/ä#ö'),
);

const linkAddress: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: webAddress },
  { weight: 1, arbitrary: fc.constantFrom('mailto:a@example.com?subject=x&cc=y', 'tel:+49123') },
);

export const linkMark = linkAddress.map((href) => ({ type: 'link' as const, attrs: { href } }));

export const color: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

/** One of each at most, in the order in which Atlassian's schema ranks them. */
const formattingMarks: fc.Arbitrary<TextMark[]> = fc
  .tuple(
    fc.option(linkMark, { nil: undefined, freq: 3 }),
    fc.option(fc.constant({ type: 'em' as const }), { nil: undefined, freq: 3 }),
    fc.option(fc.constant({ type: 'strong' as const }), { nil: undefined, freq: 3 }),
    fc.option(
      color.map((value) => ({ type: 'textColor' as const, attrs: { color: value } })),
      { nil: undefined },
    ),
    fc.option(
      color.map((value) => ({ type: 'backgroundColor' as const, attrs: { color: value } })),
      { nil: undefined },
    ),
    fc.option(fc.constant({ type: 'strike' as const }), { nil: undefined }),
    fc.option(
      fc.constantFrom('sub', 'sup').map((type) => ({ type: 'subsup' as const, attrs: { type } })),
      {
        nil: undefined,
      },
    ),
    fc.option(fc.constant({ type: 'underline' as const }), { nil: undefined }),
  )
  .map((marks) => marks.filter((mark) => mark !== undefined));

const textMarks: fc.Arbitrary<TextMark[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<TextMark[]>([]) },
  { weight: 3, arbitrary: formattingMarks },
  { weight: 1, arbitrary: fc.constant<TextMark[]>([{ type: 'code' }]) },
);

const textNode: fc.Arbitrary<Text> = fc
  .tuple(plainText, textMarks)
  .map(([text, marks]) => ({ type: 'text', text, ...(marks.length > 0 && { marks }) }));

const anchor: fc.Arbitrary<Anchor> = plainText.map((value) => ({
  type: 'inlineExtension',
  attrs: {
    extensionType: 'com.atlassian.confluence.macro.core',
    extensionKey: 'anchor',
    parameters: { macroParams: { '': { value } } },
  },
}));

const captionInline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 8, arbitrary: textNode },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' as const }) },
  { weight: 1, arbitrary: webAddress.map((url) => ({ type: 'inlineCard' as const, attrs: { url } })) },
);

const hasSameMarks = (one: Text, other: Text): boolean => JSON.stringify(one.marks) === JSON.stringify(other.marks);

/** Two texts with the same marks are one text. */
function mergeTexts(nodes: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === 'text' && last?.type === 'text' && hasSameMarks(last, node)) {
      merged[merged.length - 1] = { ...last, text: last.text + node.text };
    } else merged.push(node);
  }
  return merged;
}

/** What a caption may hold: everything inline but an anchor. */
export const captionInlines = fc.array(captionInline, { minLength: 1, maxLength: 3 }).map(mergeTexts);

/** What a paragraph, heading or task may hold. */
export const inlines: fc.Arbitrary<Inline[]> = fc
  .array(fc.oneof({ weight: 10, arbitrary: captionInline }, { weight: 1, arbitrary: anchor }), { maxLength: 5 })
  .map(mergeTexts);
