/** What a page or a document holds besides running text, in a form that both can be reduced to. */
export type Facts = {
  /** Of each data table its cells' texts, row by row, spaces collapsed. */
  tables: string[][];
  code: CodeFact[];
  /** Distinct addresses. */
  images: string[];
  links: string[];
  /** The depth of each list item in reading order; 1 is a list in no other. */
  listDepths: number[];
  headings: { level: number; text: string }[];
};

export type CodeFact = { text: string; language?: string };

/** Facts of nothing. */
export function noFacts(): Facts {
  return { tables: [], code: [], images: [], links: [], listDepths: [], headings: [] };
}

/** A text as a reader tells it from another: without soft hyphens and zero-width characters, spaces collapsed. */
export function collapsed(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
