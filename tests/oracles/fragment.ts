/** Whether a link such as `#caf%C3%A9` leads to one of the anchors, whose names are written plainly. */
export function leadsTo(anchors: ReadonlySet<string | undefined>, href: string): boolean {
  const fragment = href.slice(1);
  if (anchors.has(fragment)) return true;
  try {
    return anchors.has(decodeURIComponent(fragment));
  } catch {
    // A percent sign that encodes nothing: then the fragment is the name, or there is none.
    return false;
  }
}
