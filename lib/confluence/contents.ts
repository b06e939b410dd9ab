import type { InferOutput } from 'valibot';
import type { Site } from '../clip/destination';
import type { ConfluenceClient, Content } from './confluence-client';
import { ConfluenceError } from './confluence-error';
import { contentPath } from './content-path';
import { content, pageContent } from './responses';
import { toSiteUrl } from './site-url';
import type { Transport } from './transport';

type ContentCalls = Pick<
  ConfluenceClient,
  'createDraft' | 'getContent' | 'publishDraft' | 'readPage' | 'rewritePage' | 'discardDraft' | 'moveToTrash'
>;

/** The life of one page or post: draft, published, discarded or in the trash. */
export function createContentCalls(transport: Transport, site: Site): ContentCalls {
  return {
    createDraft: async ({ type, spaceId, title, parentId, body }) => {
      const json = { spaceId, status: 'draft', title, ...(parentId !== undefined && { parentId }), body };
      const answer = await transport.read({ method: 'POST', path: contentPath(type), body: { json } }, content);
      return toContent(site, answer);
    },
    getContent: async (type, id) => {
      // Not `get-draft`: of a published page it would show the draft of a later edit, and answer the wrong question.
      const query = { status: ['current', 'draft'] };
      const answer = await transport.read({ method: 'GET', path: contentPath(type, id), query }, content);
      return toContent(site, expectId(answer, id));
    },
    publishDraft: async ({ type, id, title, parentId, body }) => {
      // The first published version of a draft is 1; any other number is a conflict.
      const version = { number: 1 };
      const json = { id, status: 'current', title, ...(parentId !== undefined && { parentId }), body, version };
      const answer = await transport.read({ method: 'PUT', path: contentPath(type, id), body: { json } }, content);
      return toContent(site, expectId(answer, id));
    },
    readPage: async (type, id) => {
      // Storage is what Confluence keeps: sent back unchanged, it loses nothing that others wrote into the page.
      const query = { status: ['current'], 'body-format': 'storage' };
      const answer = await transport.read({ method: 'GET', path: contentPath(type, id), query }, pageContent);
      const { parentId, body } = answer;
      const place = parentId === undefined ? {} : { parentId };
      return { ...toContent(site, expectId(answer, id)), ...place, body: body.storage.value };
    },
    rewritePage: async (type, { id, title, parentId, version, body: value }) => {
      const body = { representation: 'storage', value };
      const place = type === 'page' && parentId !== undefined ? { parentId } : {};
      const json = { id, status: 'current', title, ...place, body, version: { number: version + 1 } };
      const answer = await transport.read({ method: 'PUT', path: contentPath(type, id), body: { json } }, content);
      return toContent(site, expectId(answer, id));
    },
    discardDraft: (type, id) =>
      transport.run({ method: 'DELETE', path: contentPath(type, id), query: { draft: true } }),
    moveToTrash: (type, id) => transport.run({ method: 'DELETE', path: contentPath(type, id) }),
  };
}

/** That nothing is ever made twice rests on one id a clip: an answer about another id proves nothing. */
function expectId<Answer extends { id: string }>(answer: Answer, id: string): Answer {
  if (answer.id !== id) throw new ConfluenceError('malformed');
  return answer;
}

function toContent(site: Site, answer: InferOutput<typeof content>): Content {
  const { id, status, title, version, _links } = answer;
  const url = toSiteUrl(site, _links?.webui);
  return { id, status, title, version: version.number, ...(url !== undefined && { url }) };
}
