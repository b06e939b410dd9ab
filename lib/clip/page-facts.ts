/**
 * What a page says of itself, in its own words and as it was found: texts cut to what anyone would read of them,
 * addresses as the page writes them. What is true of it is decided outside the page.
 */
export type PageFacts = {
  /** The document's address, and what its relative ones start from. */
  url: string;
  baseUrl: string;
  title: string;
  language: string | null;
  /** Names of `meta` elements with their contents, in their order. */
  meta: readonly (readonly [name: string, content: string])[];
  /** The texts of its scripts of JSON-LD. */
  linkedData: readonly string[];
  /** Its first headings of level one, its bylines and its times, in the words and dates that stand there. */
  headings: readonly string[];
  bylines: readonly string[];
  times: readonly string[];
  canonicalUrl: string | null;
  hasPasswordField: boolean;
};

/** Gives what a page states under some names of `meta` elements, in the order of the names; the first of a name counts. */
export function metaOf({ meta }: PageFacts, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const found = meta.find(([stated, content]) => stated.trim().toLowerCase() === name && content.trim() !== '');
    return found ? [found[1].trim()] : [];
  });
}
