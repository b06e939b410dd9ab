import type { ConfluenceClient } from './confluence-client';
import { contentPath } from './content-path';
import { titleList } from './responses';
import type { Transport } from './transport';

/** Looking for existing pages by title, in the database: search lags by seconds to minutes. */
export function createPageCalls(transport: Transport): Pick<ConfluenceClient, 'isTitleTaken'> {
  return {
    isTitleTaken: async (spaceId, title) => {
      // An archived page keeps its title, a trashed one frees it.
      const query = { 'space-id': spaceId, title: title.trim(), status: ['current', 'archived'], limit: 250 };
      const pages = await transport.read({ method: 'GET', path: contentPath('page'), query }, titleList);
      return pages.results.some((page) => toComparable(page.title) === toComparable(title));
    },
  };
}

/** Titles are unique in a space, ignoring case. */
function toComparable(title: string): string {
  return title.normalize().trim().toLowerCase();
}
