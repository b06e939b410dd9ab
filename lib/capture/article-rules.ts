import { attribute, find, findAround, isMatch, nodeName, textContent } from './node-reader';
import type { PageOutline } from './page-outline';

/**
 * What becomes of an element that the extractor dropped: it comes back, it stays out with all it holds, or it stays out
 * but what it holds is looked at.
 */
export type Judgement = 'keep' | 'junk' | 'unsure';

/** Words in class names and ids of what stands around articles. Whole words: `ad` is one, `heading` is not. */
const JUNK_NAME =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|shar(?:e|ing)|social|related|recommend\w*|promo\w*|sponsor\w*|advert\w*|ads?|newsletter|subscribe|subscription|sign-?up|cookies?|consent|comments?|disqus|sidebar|toolbar|pagination|pager|paywall|outbrain|taboola|popup|modal|editsection|edit-section|toc|table-of-contents|byline|author-bio|about-author|tags|teaser|most-read|trending|skip-link|noprint|navbox|metadata)(?:$|[\s_-])/i;
const JUNK_ELEMENT = new Set(['NAV', 'FORM', 'FOOTER', 'MENU']);
const JUNK_ROLE = new Set([
  'navigation',
  'search',
  'dialog',
  'alertdialog',
  'menu',
  'menubar',
  'toolbar',
  'contentinfo',
]);

/** Names that nothing but advertising has, so that even what an extractor kept is left out. */
const ADVERT_NAME =
  /(?:^|[\s_-])(?:advert(?:s|isement|ising|orial)?|ad-?(?:slot|unit|box|banner|container|wrapper|block)|taboola|outbrain|newsletter-?(?:signup|box|form))(?:$|[\s_-])/i;

/** Notes, warnings and tips, as documentation and wikis mark them. */
const CALLOUT =
  /(?:^|[\s_-])(?:note|tip|hint|info|warning|caution|danger|important|attention|callout|admonition|alert|notice|notecard|infobox|messagebox|panel)(?:$|[\s_-])/i;

const MATH = 'math, .katex, mjx-container, .MathJax, .MathJax_Display, .mwe-math-element';
/** What is content wherever in an article it stands. */
const PRESERVED = new Set(['PRE', 'TABLE', 'FIGURE', 'MATH']);
const HEADING = /^H[1-6]$/;
const PHRASING = new Set(
  'A ABBR B BDI BDO CITE CODE DEL DFN EM FONT I INS KBD MARK Q RUBY S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR'.split(
    ' ',
  ),
);

/** Characters, white space aside, from which words outside links are prose and not a label. */
const MIN_PROSE = 120;
const MAX_PROSE_LINKS = 0.5;
/** A table of links is a way around a site. */
const MAX_TABLE_LINKS = 0.7;

/**
 * Judges an element that the extractor dropped from around an article; `isInside` when the article goes on after it,
 * so that plain words are part of it too.
 */
export function judgeDropped(number: number, outline: PageOutline, isInside: boolean): Judgement {
  const element = outline.originals[number];
  if (element && isNotes(number, outline)) return 'keep';
  if (!element || isJunk(element)) return 'junk';
  const name = nodeName(element);
  if (name === 'PRE' || name === 'FIGURE' || isMatch(element, MATH)) return 'keep';
  if (name === 'TABLE') return isDataTable(number, outline) ? 'keep' : 'unsure';
  if (isMostly(number, outline, PRESERVED)) return 'keep';
  if (name === 'IFRAME') return attribute(element, 'allowfullscreen') === null ? 'junk' : 'keep';
  if (!isInside) return 'unsure';
  if (isCallout(element) || isInDefinitions(number, outline)) return 'keep';
  if (find(element, 'input, textarea, select, form, iframe')) return 'unsure';
  return isProse(number, outline) || isSentence(number, outline) ? 'keep' : 'unsure';
}

/** Lines of a site and not of its article, word for word: a button without its picture, the label above an advertisement. */
const SITE_LINE =
  /^(?:share(?: this)?(?: (?:article|page|post|story))?|advertisement|sponsored|copy link|teilen|anzeige|werbung|partager|publicit[ée]|compartilhar|publicidade|シェア|広告)$/i;
const LONGEST_SITE_LINE = 24;

/** Says whether an element is advertising by its own name, or nothing but a line of the site's. */
export function isAdvert(number: number, outline: PageOutline): boolean {
  const element = outline.originals[number];
  if (!element) return false;
  if (ADVERT_NAME.test(namesOf(element))) return true;
  const length = outline.textOf(number);
  return length > 0 && length <= LONGEST_SITE_LINE && SITE_LINE.test(textContent(element).trim());
}

/** What readers wrote about an article, beside it or after it. */
const OF_READERS =
  ':is(section, div, aside, ol, ul, li):is([class*="comment" i], [id*="comment" i], [class*="mention" i], [class*="reply" i], [class*="replies" i])';

/** Says whether an element stands among comments and answers. */
export function isOfReaders(element: Element): boolean {
  return findAround(element, OF_READERS) !== null;
}

/** Says whether an element is a heading. */
export function isHeading(element: Element | undefined): boolean {
  return element !== undefined && HEADING.test(nodeName(element));
}

/** With words before and after it in the same line, an element is a part of a sentence, whatever it is called. */
export function isInSentence(element: Element | undefined): boolean {
  if (!element) return false;
  return PHRASING.has(nodeName(element)) && [element.previousSibling, element.nextSibling].every(isWords);
}

/** Longer, in characters, what is called a note or a panel is a part of the page. */
const MAX_CALLOUT = 1500;

/** Says whether an element is a part of a note or a warning, which belongs together. */
export function isInCallout(number: number, outline: PageOutline): boolean {
  const box = outline.parentOf(number);
  const [element, callout] = [outline.originals[number], outline.originals[box]];
  if (!element || !callout || isJunk(element)) return false;
  return isCallout(callout) && outline.textOf(box) <= MAX_CALLOUT;
}

/** Says whether a table holds data rather than a layout, or a way around the site. */
export function isDataTable(number: number, outline: PageOutline): boolean {
  const element = outline.originals[number];
  if (!element || nodeName(element) !== 'TABLE' || /^(presentation|none)$/.test(attribute(element, 'role') ?? ''))
    return false;
  if (isJunk(element) || outline.linkShareOf(number) > MAX_TABLE_LINKS) return false;
  const { rows } = element as HTMLTableElement;
  const isGrid = rows.length > 1 && [...rows].slice(0, 3).every((row) => row.cells.length > 1);
  return isGrid && find(element, 'table') === null;
}

function isJunk(element: Element): boolean {
  if (JUNK_ELEMENT.has(nodeName(element)) || JUNK_ROLE.has(attribute(element, 'role') ?? '')) return true;
  return JUNK_NAME.test(namesOf(element));
}

function isCallout(element: Element): boolean {
  const name = nodeName(element);
  if (name !== 'ASIDE' && name !== 'DIV' && name !== 'SECTION' && name !== 'P') return false;
  return attribute(element, 'role') === 'note' || CALLOUT.test(namesOf(element));
}

function isWords(node: Node | null): boolean {
  return node?.nodeType === Node.TEXT_NODE && /\S/.test(node.nodeValue ?? '');
}

/** A box around code, with the name of its file, is code. */
function isMostly(number: number, outline: PageOutline, names: ReadonlySet<string>): boolean {
  let length = 0;
  for (let inner = number + 1; inner <= outline.endOf(number); inner++) {
    const element = outline.originals[inner];
    if (!element || !names.has(nodeName(element).toUpperCase())) continue;
    length += outline.textOf(inner);
    inner = outline.endOf(inner);
  }
  return length > 0 && length * 2 >= outline.textOf(number);
}

function isProse(number: number, outline: PageOutline): boolean {
  const share = outline.linkShareOf(number);
  return share < MAX_PROSE_LINKS && outline.textOf(number) * (1 - share) >= MIN_PROSE;
}

/** What leads from one thing to the next is short, and still ends as sentences do, or announces what follows. */
const SENTENCE_END = /[.:!?…。：！？]["”’»)\]]*\s*$/u;
const MIN_SENTENCE = 12;

function isSentence(number: number, outline: PageOutline): boolean {
  const element = outline.originals[number];
  if (!element || nodeName(element) !== 'P' || outline.textOf(number) < MIN_SENTENCE) return false;
  return outline.linkShareOf(number) < MAX_PROSE_LINKS && SENTENCE_END.test(textContent(element));
}

const NOTES = /(?:^|[\s_-])(?:foot|end|side)-?notes?(?:$|[\s_-])/i;

/** Notes below a text by their name; and beside it, where they are numbered and lead nowhere else. */
function isNotes(number: number, outline: PageOutline): boolean {
  const element = outline.originals[number];
  if (!element) return false;
  if (NOTES.test(namesOf(element))) return true;
  const isBeside = nodeName(element) === 'ASIDE' && find(element, 'ol') !== null;
  return isBeside && outline.linkShareOf(number) < MAX_PROSE_LINKS;
}

/** The terms of a list and what they mean belong together, however little it is. */
function isInDefinitions(number: number, outline: PageOutline): boolean {
  const list = outline.originals[outline.parentOf(number)];
  return list !== undefined && nodeName(list) === 'DL';
}

function namesOf(element: Element): string {
  return `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`;
}
