/** What a link such as `#caf%C3%A9` calls the place it leads to. */
export function placeOf(href: string): string {
  const fragment = href.slice(1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return fragment;
  }
}

/** Whether a link within a document leads to one of its anchors, whose names are written plainly. */
export function leadsTo(anchors: ReadonlySet<string | undefined>, href: string): boolean {
  return anchors.has(href.slice(1)) || anchors.has(placeOf(href));
}
