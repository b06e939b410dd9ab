/** Gives an address of a page as an absolute one without credentials; undefined unless it has one of the protocols. */
export function readAddress(address: string, base: string, protocols: ReadonlySet<string>): string | undefined {
  const url = URL.parse(address, base);
  if (!url || !protocols.has(url.protocol)) return undefined;
  if (url.href.includes('@')) {
    url.username = '';
    url.password = '';
  }
  return url.href;
}
