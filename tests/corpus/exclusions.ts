/** What is left out of the truth on purpose, and why. Its text counts neither as missing nor as too much. */
export type Exclusion = {
  selector: string;
  /** The end of a page's path, where it is about one page only. */
  page?: string;
  reason: string;
};

export const EXCLUSIONS: readonly Exclusion[] = [
  {
    selector: 'input, textarea, select, option, datalist, button, [role=button], progress, meter',
    reason:
      'Form controls: what is typed into them is never captured, and their labels work the page, they are not content.',
  },
  {
    selector:
      'math, .katex, .MathJax, .MathJax_Preview, .MathJax_Display, mjx-container, .mwe-math-element, .ltx_Math, img.latex, img[src*="latex.php"]',
    reason: 'Formulas are kept as LaTeX, which is another text than the one drawn.',
  },
  {
    selector: 'svg, canvas, video, audio, object, embed',
    reason: 'Drawings and players are kept as pictures or links; the text inside them is part of the picture.',
  },
  {
    selector:
      '.gutter, .lineno, .linenos, .linenodiv, .line-number, .line-numbers-rows, .lnt, .ln, .hljs-ln-numbers, .blob-num, .CodeMirror-gutter',
    reason: 'Line numbers beside code are not part of the code.',
  },
  { selector: 'iframe, frame', reason: 'Frames of other origins are kept as links; nothing is served for them here.' },
  {
    selector:
      '[role=doc-backlink], .footnote-backref, .reversefootnote, .mw-cite-backlink, [data-footnote-backref], a[href^="#fnref"], a[href^="#cite_ref"], .wp-block-footnotes a[href$="-link"]',
    reason:
      'The ways back from a footnote to its mark: the copy has them in Confluence only as links to the page it came from.',
  },
  {
    selector: '.mw-editsection',
    reason: 'The link to the editor of a section works the wiki, it is no part of a heading.',
  },
  { selector: 'rt, rp', reason: 'Readings above characters have no form in Confluence and follow in brackets.' },
];

/** The selectors that hold for a page. */
export function exclusionsFor(path: string): string[] {
  return EXCLUSIONS.filter(({ page }) => page === undefined || path.endsWith(page)).map(({ selector }) => selector);
}
