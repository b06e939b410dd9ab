/** Gives the address of a page; a document written into a frame has none of its own, but a base. */
export function addressOfPage({ URL: url, baseURI }: Document): string {
  return /^https?:/.test(url) ? url : baseURI;
}
