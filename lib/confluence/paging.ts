/**
 * The cursor in `_links.next`, or undefined at the end. `next` is relative to the site, not to the gateway, and a hostile
 * answer may name any host in it: nothing but the cursor is taken, and the next address is built anew.
 */
export function readCursor(next: string | undefined): string | undefined {
  if (next === undefined) return undefined;
  const cursor = URL.parse(next, 'https://next.invalid')?.searchParams.get('cursor') ?? '';
  return cursor === '' || cursor.length > 2_000 ? undefined : cursor;
}
