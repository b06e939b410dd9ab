/** What Confluence is asked to make of a clip. */
export type ContentType = 'page' | 'blogpost';

/** A site that the signed-in person can reach, from accessible-resources. */
export type Site = { cloudId: string; name: string; url: string };

/** A Confluence space, as far as choosing one needs it. `id` is numeric, in a string. */
export type Space = { id: string; key: string; name: string; type?: string };

/**
 * A page or folder under which a clip can be filed. `path` holds the titles between its space and it, outermost first,
 * where they are known.
 */
export type Parent = { id: string; title: string; isFolder?: true; path?: string[] };

/** Where a clip can go: a space of a site, or a page or folder in it. */
export type Place = { cloudId: string; space: Space; parent?: Parent };

/** Where in Confluence a clip goes. */
export type Destination = {
  cloudId: string;
  space: Space;
  type: ContentType;
  /** Pages only; without it the page goes below the space's homepage. */
  parent?: Parent;
  /** Normalised to `[a-z0-9-_]`. */
  labels: string[];
};

/** A destination without what is chosen for each clip anew. */
export function placeOf({ cloudId, space, parent }: Place): Place {
  return parent === undefined ? { cloudId, space } : { cloudId, space, parent };
}

/** Whether two places are the same spot, whatever they are called by now. */
export function isSamePlace(one: Place, other: Place): boolean {
  return one.cloudId === other.cloudId && one.space.id === other.space.id && one.parent?.id === other.parent?.id;
}
