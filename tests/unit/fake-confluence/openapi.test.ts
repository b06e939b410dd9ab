import { existsSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../fake-confluence/record.ts';
import { operations } from '../../fake-confluence/rest/gateway.ts';
import { adf, draft, idOf, paragraph, publish, signedIn, storage, upload } from './signed-in.ts';

/*
 * Atlassian's own OpenAPI documents say what the paths, parameters, scopes and answers are. Their text is not ours to
 * keep in the repository: where they lie beside the checkout they are the judge, elsewhere the file only says so.
 */
const FOLDER = new URL('../../../../shared/openapi/', import.meta.url);
const V1 = new URL('confluence-v1.json', FOLDER);
const V2 = new URL('confluence-v2.json', FOLDER);

/** What no clip asks for. */
const UNUSED = new Set([
  'PUT /wiki/api/v2/pages/:id/title',
  'GET /wiki/api/v2/folders/:id/direct-children',
  ...['pages', 'blogposts'].flatMap((type) => [
    `GET /wiki/api/v2/${type}/:id/properties/:property`,
    `DELETE /wiki/api/v2/${type}/:id/properties/:property`,
  ]),
]);

type Parameter = { in: string; name: string };
type Documented = {
  parameters?: Parameter[];
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
  'x-atlassian-oauth2-scopes'?: { scheme: string; state: string; scopes: string[] }[];
};
type OpenApi = { paths: Record<string, Record<string, Documented>>; components: object };

const read = (file: URL): OpenApi => JSON.parse(readFileSync(file, 'utf8'));
const isV2 = (path: string) => path.startsWith('/wiki/api/v2/');
const shape = (path: string) => path.replace(/:\w+|\{[^}]+\}/g, '*');

if (existsSync(V1) && existsSync(V2)) {
  describe("Atlassian's OpenAPI documents", () => judgeBy({ v1: read(V1), v2: read(V2) }));
} else {
  it("are not beside this checkout: Atlassian's OpenAPI documents judge nothing here", () => {
    expect(existsSync(V1) && existsSync(V2)).toBe(false);
  });
}

function judgeBy(documents: { v1: OpenApi; v2: OpenApi }): void {
  const ajv = new Ajv({
    strict: false,
    validateFormats: false,
    validateSchema: false,
    inlineRefs: false,
    allErrors: true,
  });
  for (const [name, document] of Object.entries(documents))
    ajv.addSchema({ $id: name, components: document.components });

  function documented(method: string, path: string): Documented | undefined {
    const paths = (isV2(path) ? documents.v2 : documents.v1).paths;
    const wanted = shape(isV2(path) ? path.replace('/wiki/api/v2', '') : path);
    const found = Object.keys(paths).find((each) => shape(each) === wanted);
    return found === undefined ? undefined : paths[found]?.[method.toLowerCase()];
  }

  const named = operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);
  const used = named.filter(([name]) => !UNUSED.has(name));

  it.each(named)('have %s', (_name, operation) => {
    expect(documented(operation.method, operation.path)).toBeDefined();
  });

  it.each(named)('know every query parameter of %s', (_name, operation) => {
    const known = documented(operation.method, operation.path)?.parameters ?? [];
    const names = known.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...(operation.query ?? [])]));
  });

  it.each(named)('want the same scopes for %s', (_name, operation) => {
    const sets = documented(operation.method, operation.path)?.['x-atlassian-oauth2-scopes'] ?? [];
    const sorted = (scopes: readonly string[]) => [...scopes].sort();
    expect(sets.map(({ scopes }) => sorted(scopes))).toContainEqual(sorted(operation.needed));
    if (operation.beta) expect(sets.map(({ scopes }) => sorted(scopes))).toContainEqual(sorted(operation.beta));
  });

  describe('describe every answer of a clip on its way to', () => {
    let record: Exchange[] = [];
    beforeAll(async () => {
      record = await walk();
    });

    it.each(used)('%s', (_name, operation) => {
      const path = new RegExp(`^/ex/confluence/[^/]+${operation.path.replace(/:\w+/g, '[^/]+')}$`);
      const mine = record.filter(({ method, url }) => method === operation.method && path.test(new URL(url).pathname));
      expect(mine).not.toEqual([]);
      for (const answer of mine.flatMap(({ answers }) => answers)) {
        expect(answer.status).toBe(operation.method === 'DELETE' ? 204 : 200);
        const { responses } = documented(operation.method, operation.path) ?? {};
        const schema = responses?.[answer.status]?.content?.['application/json']?.schema;
        if (schema) expect(complaints(operation.path, schema, answer.body.text ?? '')).toEqual([]);
      }
    });
  });

  function complaints(path: string, schema: object, text: string): string[] {
    const referring = JSON.stringify(schema).replaceAll('"#/', `"${isV2(path) ? 'v2' : 'v1'}#/`);
    const check = ajv.compile(JSON.parse(referring));
    check(JSON.parse(text));
    return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
}

/** Everything a clip may ask of the service. */
async function walk(): Promise<Exchange[]> {
  const world = signedIn({ switches: { indexLag: 0 } });
  const { call, space } = world;
  const get = (path: string) => call('GET', path);
  await get('/wiki/rest/api/user/current?expand=personalSpace');
  await get('/wiki/api/v2/spaces?limit=5');
  await get(`/wiki/api/v2/spaces/${space.id}`);
  await get('/wiki/rest/api/search?cql=type%3Dspace');
  for (const type of ['pages', 'blogposts'] as const) {
    const id = await draft(world, type);
    const root = `/wiki/api/v2/${type}/${id}`;
    await call('PUT', `/wiki/rest/api/content/${id}/child/attachment?status=draft`, upload());
    await call('POST', `/wiki/rest/api/content/${id}/child/attachment?status=draft`, upload('b.png'));
    await get(`${root}?status=draft`);
    await get(`${root}/attachments`);
    if (type === 'pages') await publish(world, id);
    else
      await call('PUT', root, { id, status: 'current', title: 'Clip', version: { number: 1 }, body: storage('<p/>') });
    await call('POST', `/wiki/rest/api/content/${id}/label`, [{ prefix: 'global', name: 'clip' }]);
    await call('DELETE', `/wiki/rest/api/content/${id}/label?name=gone`);
    const property = idOf(await call('POST', `${root}/properties`, { key: 'a', value: 1 }));
    await call('PUT', `${root}/properties/${property}`, { key: 'a', value: 2, version: { number: 2 } });
    await get(`${root}/properties`);
    await get(`${root}/labels`);
    await get(`${root}?body-format=storage`);
    await get(`/wiki/api/v2/spaces/${space.id}/${type}?title=Clip`);
    await get(`/wiki/api/v2/${type}?title=Clip`);
    await call('DELETE', root);
  }
  await call('POST', '/wiki/api/v2/pages', { spaceId: space.id, title: 'Now', body: adf(paragraph('x')) });
  await get(`/wiki/api/v2/pages/${space.homepageId}/direct-children`);
  await get(`/wiki/api/v2/attachments/${[...world.fake.site.attachments.keys()][0]}`);
  await get('/wiki/rest/api/search?cql=type%3Dpage');
  return world.fake.record;
}
