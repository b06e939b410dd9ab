/** What Confluence is asked to make of a clip. */
export type ContentType = 'page' | 'blogpost';

/** A site that the signed-in person can reach, from accessible-resources. */
export type Site = { cloudId: string; name: string; url: string };

/** A Confluence space, as far as choosing one needs it. `id` is numeric, in a string. */
export type Space = { id: string; key: string; name: string; type?: string };

/** A page under which a clip can be filed. */
export type ParentPage = { id: string; title: string };

/** Where in Confluence a clip goes. */
export type Destination = {
  cloudId: string;
  space: Space;
  type: ContentType;
  /** Pages only; without it the page goes below the space's homepage. */
  parent?: ParentPage;
  /** Normalised to `[a-z0-9-_]`. */
  labels: string[];
};
