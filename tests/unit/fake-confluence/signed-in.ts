import {
  createFakeConfluence,
  type FakeConfluence,
  type FakeConfluenceOptions,
} from '../../fake-confluence/fake-confluence.ts';
import type { Space } from '../../fake-confluence/site.ts';

/** An answer, read. */
export type Answer = { status: number; headers: Headers; text: string; readonly json: unknown };

export type SignedIn = {
  fake: FakeConfluence;
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** The engineering space, in which most tests write. */
  space: Space;
};

/** A noon in November, so that no test depends on the day it runs. */
export const NOON = Date.UTC(2026, 10, 24, 12);

/** A person who is signed in and calls the API of the first site. */
export function signedIn(options: FakeConfluenceOptions = {}, scopes?: readonly string[]): SignedIn {
  const fake = createFakeConfluence({ now: () => NOON, ...options });
  const { accessToken, cloudId } = fake.signIn(scopes ? { scopes } : {});
  const base = `https://api.atlassian.com/ex/confluence/${cloudId}`;
  async function call(method: string, path: string, body?: unknown, more: Record<string, string> = {}) {
    const isForm = body instanceof FormData;
    const type: Record<string, string> = isForm
      ? { 'x-atlassian-token': 'no-check' }
      : { 'content-type': 'application/json' };
    const response = await fake.fetch(base + path, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, ...(body === undefined ? {} : type), ...more },
      ...(body === undefined ? {} : { body: isForm || typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return readAnswer(response);
  }
  const space = fake.site.spaces.find(({ key }) => key === 'ENG');
  if (!space) throw new Error('there is no engineering space');
  return { fake, call, space };
}

/** Reads an answer to its end; its JSON only when a test looks at it, for some answers are broken on purpose. */
export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    get json(): unknown {
      return JSON.parse(text);
    },
  };
}

/** An ADF body with the given blocks. */
export const adf = (...content: unknown[]) => ({
  representation: 'atlas_doc_format',
  value: JSON.stringify({ version: 1, type: 'doc', content }),
});

export const storage = (value: string) => ({ representation: 'storage', value });

export const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

/** A multipart body with one file. */
export function upload(name = 'a.png', bytes = 'picture', type = 'image/png'): FormData {
  const form = new FormData();
  form.append('file', new File([bytes], name, { type }));
  form.append('minorEdit', 'true');
  return form;
}

export const idOf = (answer: Answer): string => String((answer.json as { id: unknown }).id);

/** Makes a draft with one plain paragraph; gives its id. */
export async function draft(
  { call, space }: SignedIn,
  type: 'pages' | 'blogposts' = 'pages',
  title = 'Clip',
): Promise<string> {
  const body = type === 'pages' ? adf(paragraph('…')) : storage('<p>…</p>');
  const answer = await call('POST', `/wiki/api/v2/${type}`, { spaceId: space.id, status: 'draft', title, body });
  if (answer.status !== 200) throw new Error(`no draft was made: ${answer.text}`);
  return idOf(answer);
}

/** Publishes a draft for the first time. */
export const publish = ({ call }: SignedIn, id: string, more: Record<string, unknown> = {}) =>
  call('PUT', `/wiki/api/v2/pages/${id}`, {
    id,
    status: 'current',
    title: 'Clip',
    version: { number: 1 },
    body: adf(paragraph('Published')),
    ...more,
  });

/** Creates a page from storage; `more` goes into the body of the request, `query` behind its path. */
export const create = ({ call, space }: SignedIn, more: Record<string, unknown> = {}, query = '') =>
  call('POST', `/wiki/api/v2/pages${query}`, {
    spaceId: space.id,
    title: 'Clip',
    body: storage('<p>Text</p>'),
    ...more,
  });

/** The first error of a v2 refusal. */
export const errorOf = (answer: Answer): { code: string; title: string } | undefined =>
  (answer.json as { errors: { code: string; title: string }[] }).errors[0];
