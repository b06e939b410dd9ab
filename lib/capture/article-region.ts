import { isEqualTitle } from '../clip/page-title';
import { isAdvert, isDataTable, isHeading, isInCallout, isInSentence, judgeDropped } from './article-rules';
import { attribute, nodeName, textContent } from './node-reader';
import type { PageOutline } from './page-outline';

/** The part of a page that is its article: an element, and what in it does not belong. */
export type ArticleRegion = {
  root: Element;
  /** Says which elements below the root are left out, with all they hold. */
  skips(element: Element): boolean;
  /** The share of the page's visible text, of its code or of its tables that is left in, whichever is smallest. */
  keptShare: number;
};

/**
 * Finds the article on a page from what an extractor kept of it. An extractor judges by appearance and by length: what
 * it drops from within an article and is content all the same (code, tables, formulas, notes, headings, footnotes)
 * comes back. Takes the numbers kept and the title, whose heading stays out; `undefined` when nothing was kept.
 */
export function findArticle(outline: PageOutline, kept: ReadonlySet<number>, title: string): ArticleRegion | undefined {
  const marks = createMarks(outline);
  const wanted = withoutAdverts(outline, kept);
  for (const number of wanted) marks.add(number);
  keepMerged(outline, wanted, marks);
  restore(outline, marks);
  keepHeadings(outline, marks, title);
  keepFootnotes(outline, marks);
  const root = outline.originals[marks.root()];
  if (!root || wanted.size === 0) return undefined;
  const numbers = new Map(outline.originals.map((element, number) => [element, number]));
  return {
    root,
    skips(element) {
      const number = numbers.get(element);
      return number !== undefined && !marks.has(number);
    },
    keptShare: readShare(outline, marks),
  };
}

type Marks = ReturnType<typeof createMarks>;

/** The elements that are in; with each, those around it. */
function createMarks(outline: PageOutline) {
  const marked = new Set<number>();
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  const add = (from: number) => {
    first = Math.min(first, from);
    last = Math.max(last, from);
    for (let number = from; number >= 0 && !marked.has(number); number = outline.parentOf(number)) marked.add(number);
  };
  return {
    add,
    has: (number: number) => marked.has(number),
    last: () => last,
    /** The smallest element that holds all that were added. */
    root: () => outline.around(Math.min(first, last), last),
    addWhole(number: number) {
      for (let inner = number; inner <= outline.endOf(number); inner++) add(inner);
    },
  };
}

/** What advertising holds has no such name of its own. A name that stands around half the page is not its name. */
function withoutAdverts(outline: PageOutline, kept: ReadonlySet<number>): Set<number> {
  const wanted = new Set(kept);
  const limit = outline.textOf(0) / 2;
  outline.originals.forEach((_element, number) => {
    if (!isAdvert(number, outline) || outline.textOf(number) > limit) return;
    for (let inner = number; inner <= outline.endOf(number); inner++) wanted.delete(inner);
  });
  return wanted;
}

const BOXES = new Set(['DIV', 'SECTION']);

/** Where a box holds nothing but another, Readability makes one of the two, under the number of the outer. */
function keepMerged(outline: PageOutline, kept: ReadonlySet<number>, marks: Marks): void {
  const isBox = (number: number) => {
    const element = outline.originals[number];
    return element !== undefined && BOXES.has(nodeName(element));
  };
  for (const number of kept) {
    let outer = number;
    while (
      isBox(outer) &&
      isBox(outer + 1) &&
      outer < outline.endOf(outer) &&
      isOnlyContent(outer + 1, outer, outline)
    ) {
      outer += 1;
      marks.add(outer);
    }
  }
}

function isOnlyContent(inner: number, outer: number, outline: PageOutline): boolean {
  return outline.endOf(inner) === outline.endOf(outer) && outline.ownTextOf(outer) === 0;
}

/** Brings back what the extractor should not have dropped, and leaves out what lies in what it was right to drop. */
function restore(outline: PageOutline, marks: Marks): void {
  const root = marks.root();
  const last = marks.last();
  for (let number = root + 1; number <= outline.endOf(root); number++) {
    if (marks.has(number)) continue;
    const isPart =
      marks.has(outline.parentOf(number)) && (isInSentence(outline.originals[number]) || isInCallout(number, outline));
    const judgement = isPart ? 'keep' : judgeDropped(number, outline, number < last);
    if (judgement === 'keep') marks.addWhole(number);
    if (judgement !== 'unsure') number = outline.endOf(number);
  }
}

/** Up to this many characters may stand between a heading and what it is the heading of: a date, a row of buttons. */
const MAX_ASIDE = 60;

/** A heading belongs to the article when what comes next does; from the last to the first, as they may follow each other. */
function keepHeadings(outline: PageOutline, marks: Marks, title: string): void {
  const root = marks.root();
  for (let number = outline.endOf(root); number > root; number--) {
    const element = outline.originals[number];
    if (marks.has(number) || !isHeading(element) || isTitle(element, title)) continue;
    const box = boxOf(number, outline);
    if (marks.has(outline.parentOf(box)) && isFollowed(box, outline, marks)) marks.addWhole(box);
  }
}

/** Gives what is around an element and holds no other words: the link to a heading, a row that holds it. */
function boxOf(number: number, outline: PageOutline): number {
  let box = number;
  for (let around = outline.parentOf(box); around >= 0; around = outline.parentOf(box)) {
    if (outline.textOf(around) > outline.textOf(number)) break;
    box = around;
  }
  return box;
}

function isFollowed(number: number, outline: PageOutline, marks: Marks): boolean {
  const end = outline.endOf(outline.parentOf(number));
  for (let next = outline.endOf(number) + 1; next <= end; next = outline.endOf(next) + 1) {
    if (marks.has(next)) return true;
    if (isHeading(outline.originals[next]) || outline.textOf(next) > MAX_ASIDE) return false;
  }
  return false;
}

/** Confluence shows the title of a page above its body. */
function isTitle(element: Element | undefined, title: string): boolean {
  return element !== undefined && /^H[12]$/.test(nodeName(element)) && isEqualTitle(textContent(element), title);
}

/** Longer than this, in characters, what a sign points to is a part of the text and not a note to it. */
const MAX_FOOTNOTE = 3000;
const FOOTNOTE_NAME = /^#(?:_?fn|_?ftn|foot-?note|end-?note|cite[_-]?note|note|ref)/i;

/** What signs in the article point to comes along, wherever on the page it is. */
function keepFootnotes(outline: PageOutline, marks: Marks): void {
  const numbers = new Map(outline.originals.map((element, number) => [attribute(element, 'id'), number]));
  outline.originals.forEach((element, number) => {
    if (nodeName(element) !== 'A' || !marks.has(number)) return;
    const address = attribute(element, 'href') ?? '';
    const target = numbers.get(address.slice(1));
    if (target === undefined || !isFootnoteSign(element, address)) return;
    const note = findBlock(target, outline);
    if (!marks.has(note) && outline.textOf(note) <= MAX_FOOTNOTE) marks.addWhole(note);
  });
}

function isFootnoteSign(anchor: Element, address: string): boolean {
  if (!address.startsWith('#')) return false;
  const { parentElement: parent, firstElementChild: child } = anchor;
  const isRaised = [parent, child].some((element) => element?.localName === 'sup');
  return isRaised || attribute(anchor, 'role') === 'doc-noteref' || FOOTNOTE_NAME.test(address);
}

const INLINE = new Set(['A', 'SPAN', 'SUP', 'B', 'STRONG', 'CITE']);

/** A note may be marked by an anchor at its beginning. */
function findBlock(number: number, outline: PageOutline): number {
  const element = outline.originals[number];
  return element && INLINE.has(nodeName(element)) && outline.parentOf(number) >= 0
    ? findBlock(outline.parentOf(number), outline)
    : number;
}

/** Shorter, in characters, what is marked as code is a word and not a listing. */
const MIN_CODE = 20;

function readShare(outline: PageOutline, marks: Marks): number {
  const root = marks.root();
  const isIn = (number: number) => number >= root && number <= outline.endOf(root) && marks.has(number);
  const numbers = outline.originals.map((_, number) => number);
  const code = numbers.filter((number) => isCode(number, outline));
  const tables = numbers.filter((number) => isDataTable(number, outline));
  const sum = (of: readonly number[]) => of.reduce((total, number) => total + outline.ownTextOf(number), 0);
  const shares = [
    ratio(sum(numbers.filter(isIn)), sum(numbers)),
    ratio(code.filter(isIn).length, code.length),
    ratio(tables.filter(isIn).length, tables.length),
  ];
  return Math.min(...shares);
}

function isCode(number: number, outline: PageOutline): boolean {
  const element = outline.originals[number];
  return element !== undefined && nodeName(element) === 'PRE' && outline.textOf(number) >= MIN_CODE;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
