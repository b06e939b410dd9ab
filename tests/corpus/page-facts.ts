import type { CodeFact, Facts } from './facts.ts';

/** The facts of a page, and of its code a second reading: where a highlighter wraps lines, browsers add breaks of their own. */
export type PageFacts = Facts & {
  /** The page's own, without a fragment. */
  address: string;
  code: (CodeFact & { otherText: string })[];
  /** The sources of formulas, which a document may hold although the page does not show them. */
  formulas: string[];
};

/**
 * Counts what a page shows. Runs in the page, after capture and after `prepareForSnapshot`, so everything it needs is
 * inside; it knows nothing of how the product reads a page.
 */
export function readPageFacts(): PageFacts {
  const MARKED = '[data-corpus-excluded]';

  const isClipping = (element: Element): boolean => getComputedStyle(element).overflowX !== 'visible';

  function isSeen(element: Element): boolean {
    if (element.closest(MARKED) || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      return false;
    const box = element.getBoundingClientRect();
    if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return false;
    for (let parent = element.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
      // What does not scroll with the page is never scrolled into view.
      if (box.left >= innerWidth && getComputedStyle(parent).position === 'fixed') return false;
      if (!isClipping(parent)) continue;
      const clip = parent.getBoundingClientRect();
      const isInside = box.left < clip.right && clip.left < box.right && box.top < clip.bottom && clip.top < box.bottom;
      if (clip.width <= 1 || clip.height <= 1 || !isInside) return false;
    }
    return true;
  }

  // biome-ignore lint/performance/useDomNodeTextContent: what is laid out is just what is wanted
  const textOf = (element: Element): string => (element instanceof HTMLElement ? element.innerText : '');
  const hasText = (element: Element): boolean => textOf(element).trim() !== '';

  function all<Kind extends Element>(selector: string): Kind[] {
    return [...document.querySelectorAll<Kind>(selector)];
  }

  function isDataTable(table: HTMLTableElement): boolean {
    // Confluence has no tables in tables: of two that hold data, the outer one is kept.
    if (table.parentElement?.closest('table:has(> caption, > thead, > tbody > tr > th)')) return false;
    if (table.querySelector('table') || table.closest('pre') || /^(?:presentation|none)$/.test(table.role ?? ''))
      return false;
    if (table.querySelector('td pre, .blob-code, .hljs-ln, .linenos, .lineno, .gutter, .lntd, .rouge-code'))
      return false;
    const rows = [...table.rows];
    if (rows.length < 2 || Math.max(...rows.map((row) => row.cells.length)) < 2) return false;
    if (table.querySelector('th, caption, thead')) return true;
    const cells = rows.flatMap((row) => [...row.cells]);
    return cells.filter((cell) => textOf(cell).length < 200).length >= 0.6 * cells.length;
  }

  const cellsOf = (table: HTMLTableElement): string[] =>
    [...table.rows]
      .flatMap((row) => [...row.cells])
      .filter((cell) => hasText(cell) && !cell.querySelector(MARKED) && isSeen(cell))
      .map(textOf);

  function languageOf(pre: HTMLElement): string | undefined {
    const places = [pre.querySelector('code'), pre, pre.parentElement, pre.parentElement?.parentElement];
    for (const place of places) {
      const name =
        place?.getAttribute('data-lang') ??
        place?.getAttribute('data-language') ??
        /(?:^|\s)(?:language|lang|highlight-source)-([\w+#.-]+)/.exec(place?.className ?? '')?.[1];
      if (name) return name;
    }
    return undefined;
  }

  function codeOf(pre: HTMLElement): PageFacts['code'][number] {
    const copy = document.createElement('pre');
    for (const node of pre.childNodes) copy.append(node.cloneNode(true));
    for (const marked of copy.querySelectorAll(MARKED)) marked.remove();
    for (const line of copy.querySelectorAll('br')) line.replaceWith('\n');
    const language = languageOf(pre);
    const read = { text: textOf(pre), otherText: copy.textContent };
    return language === undefined ? read : { ...read, language };
  }

  const ADDRESSES = new Set(['http:', 'https:', 'mailto:', 'tel:']);
  const address = location.href.replace(/#.*$/, '');
  const leadsNowhere = ({ href }: HTMLAnchorElement): boolean => href.replace(/#$/, '') === address;
  const isContentLink = (link: HTMLAnchorElement): boolean =>
    ADDRESSES.has(link.protocol) &&
    !link.closest('pre') &&
    !leadsNowhere(link) &&
    // Text moved out of its box by its indent stands behind a picture.
    Number.parseFloat(getComputedStyle(link).textIndent) > -999 &&
    !/^[#¶§🔗\s]+$/u.test(textOf(link)) &&
    (hasText(link) || [...link.querySelectorAll('img')].some((image) => isSeen(image) && isContentImage(image))) &&
    isSeen(link);

  /** Smaller ones are icons, spacers and pixels that count visitors. */
  function isContentImage(image: HTMLImageElement): boolean {
    const { width, height } = image.getBoundingClientRect();
    return image.naturalWidth > 2 && Math.min(width, height) >= 32 && image.ariaHidden !== 'true';
  }

  function withoutCredentials(address: string): string {
    const url = new URL(address);
    url.username = '';
    url.password = '';
    return url.href;
  }

  const depthOf = (item: Element): number => {
    let depth = 0;
    for (let list = item.closest('ul, ol'); list; list = list.parentElement?.closest('ul, ol') ?? null) depth += 1;
    return depth;
  };

  const formulas = all(
    `annotation, math[alttext], script[type^="math/"], ${MARKED}[alt], ${MARKED} [alt], [data-latex]`,
  ).map((element) =>
    [element.textContent, ...['alttext', 'alt', 'data-latex'].map((name) => element.getAttribute(name))].join(' '),
  );
  for (const marked of all<HTMLElement>(MARKED)) marked.style.setProperty('display', 'none', 'important');

  return {
    address,
    formulas,
    tables: all<HTMLTableElement>('table')
      .filter((table) => isDataTable(table) && isSeen(table))
      .map(cellsOf)
      .filter((cells) => cells.length > 0),
    code: all<HTMLElement>('pre')
      .filter((pre) => !pre.parentElement?.closest('pre') && isSeen(pre) && hasText(pre))
      .map(codeOf),
    images: [
      ...new Set(
        all<HTMLImageElement>('img')
          .filter((image) => isSeen(image) && isContentImage(image))
          .map(({ currentSrc }) => currentSrc),
      ),
    ],
    links: [
      ...new Set(
        all<HTMLAnchorElement>('a[href]')
          .filter(isContentLink)
          .map(({ href }) => withoutCredentials(href)),
      ),
    ],
    listDepths: all('li')
      .filter((item) => item.parentElement?.matches('ul, ol') && !item.closest('pre') && hasText(item) && isSeen(item))
      .map(depthOf),
    headings: all('h1, h2, h3, h4, h5, h6')
      // Confluence has no headings in lists and quotes; there they become bold.
      .filter((heading) => !heading.closest('li, dd, blockquote') && hasText(heading) && isSeen(heading))
      .map((heading) => ({ level: Number(heading.tagName[1]), text: textOf(heading) })),
  };
}
