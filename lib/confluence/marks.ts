import type { ConfluenceClient } from './confluence-client';
import { ConfluenceError } from './confluence-error';
import { contentPath } from './content-path';
import { labelAnswer, propertyAnswer, propertyList } from './responses';
import type { Transport } from './transport';

/** What is put on a published page: labels and properties. Both may be repeated. */
export function createMarkCalls(
  transport: Transport,
): Pick<ConfluenceClient, 'addLabels' | 'removeLabels' | 'setProperty'> {
  return {
    addLabels: async (contentId, labels) => {
      if (labels.length === 0) return;
      const path = `/wiki/rest/api/content/${encodeURIComponent(contentId)}/label`;
      const json = labels.map((name) => ({ prefix: 'global', name }));
      await transport.read({ method: 'POST', path, body: { json } }, labelAnswer);
    },
    removeLabels: async (contentId, labels) => {
      // By query: the form with the name in the path takes no label with a slash.
      const path = `/wiki/rest/api/content/${encodeURIComponent(contentId)}/label`;
      for (const name of labels) await transport.run({ method: 'DELETE', path, query: { name } });
    },
    setProperty: async (type, contentId, key, value) => {
      const path = `${contentPath(type, contentId)}/properties`;
      try {
        await transport.read({ method: 'POST', path, body: { json: { key, value } } }, propertyAnswer);
      } catch (error) {
        if (!(error instanceof ConfluenceError) || error.code !== 'conflict') throw error;
        const { results } = await transport.read({ method: 'GET', path, query: { key } }, propertyList);
        const existing = results.find((property) => property.key === key);
        if (existing === undefined) throw error;
        const json = { key, value, version: { number: existing.version.number + 1 } };
        await transport.read({ method: 'PUT', path: `${path}/${existing.id}`, body: { json } }, propertyAnswer);
      }
    },
  };
}
