/** Between a name and what a byline says after it. */
const SEPARATOR = /\s+[|·•–—-]\s+|,?\s+(?:posted|published|updated)\b/iu;

/**
 * Takes the name out of a byline that is one clean line: without "by" before it, without the date, the time or the lone
 * dash that pages put after it. Gives `''` when no name is left.
 */
export function readPersonName(byline: string): string {
  const [name = ''] = byline.replace(/^(?:posted\s+|written\s+)?by:?\s+/i, '').split(SEPARATOR);
  const bare = name.replace(/[\s|·•–—-]+$/u, '').trim();
  const isNoName = /^(?:posted|published|updated)\b/i.test(bare) || /^[\d\s.,:/-]*$/.test(bare);
  return isNoName ? '' : bare;
}
