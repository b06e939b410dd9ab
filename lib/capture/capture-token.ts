/** Names one capture among those of a page; nothing secret, so that any source of chance will do. */
export function createToken(random: () => number): string {
  return Math.floor(random() * Number.MAX_SAFE_INTEGER).toString(36);
}
