import { describe, expect, it } from 'vitest';
import { draft, idOf, publish, type SignedIn, signedIn, storage } from './signed-in.ts';

async function published(world: SignedIn = signedIn()) {
  const id = await draft(world);
  await publish(world, id);
  return { world, id };
}

describe('labels', () => {
  const add = (world: SignedIn, id: string, labels: unknown) =>
    world.call('POST', `/wiki/rest/api/content/${id}/label`, labels);

  it('are added, never doubled, and answered with all that are there', async () => {
    const { world, id } = await published();
    await add(world, id, [{ prefix: 'global', name: 'clip' }]);
    const answer = await add(world, id, [
      { prefix: 'global', name: 'Clip' },
      { prefix: 'global', name: 'web-page' },
    ]);
    expect(answer.json).toMatchObject({
      results: [
        { prefix: 'global', name: 'clip', label: 'clip' },
        { prefix: 'global', name: 'web-page' },
      ],
      size: 2,
    });
    expect(world.fake.site.contents.get(id)?.labels).toHaveLength(2);
    const read = await world.call('GET', `/wiki/api/v2/pages/${id}/labels`);
    expect(read.json).toMatchObject({ results: [{ name: 'clip' }, { name: 'web-page' }] });
  });

  const label = (name: unknown) => [{ prefix: 'global', name }];
  it.each([
    ['a name with a space', label('two words')],
    ['a name with a colon', label('a:b')],
    ['no name', [{ prefix: 'global' }]],
    ['an empty name', label('')],
    ['a name of 256 characters', label('x'.repeat(256))],
    ['no prefix', [{ name: 'clip' }]],
    ['21 labels', Array.from({ length: 21 }, (_, index) => ({ prefix: 'global', name: `l${index}` }))],
  ])('are refused for %s', async (_name, labels) => {
    const { world, id } = await published();
    const answer = await add(world, id, labels);
    expect(answer.status).toBe(400);
    expect((answer.json as { message: string }).message).toContain('Could not parse Labels');
  });

  it('may be sent one alone, and twenty at once', async () => {
    const { world, id } = await published();
    expect((await add(world, id, { prefix: 'global', name: 'x'.repeat(255) })).status).toBe(200);
    const many = Array.from({ length: 20 }, (_, index) => ({ prefix: 'global', name: `l${index}` }));
    expect((await add(world, id, many)).status).toBe(200);
  });

  it('find no draft, unless switched', async () => {
    const world = signedIn();
    const id = await draft(world);
    expect((await add(world, id, label('clip'))).status).toBe(404);
    expect((await add(world, '1', label('clip'))).status).toBe(404);
    world.fake.switches.draftMetadata = 'accepted';
    expect((await add(world, id, label('clip'))).status).toBe(200);
  });
});

describe('properties', () => {
  const create = (world: SignedIn, id: string, body: unknown) =>
    world.call('POST', `/wiki/api/v2/pages/${id}/properties`, body);

  it('are made once a key: the second time is a 409', async () => {
    const { world, id } = await published();
    const answer = await create(world, id, { key: 'editor', value: 'v2' });
    expect(answer.json).toMatchObject({ id: expect.any(String), key: 'editor', value: 'v2', version: { number: 1 } });
    expect((await create(world, id, { key: 'editor', value: 'v1' })).status).toBe(409);
    expect(world.fake.site.contents.get(id)?.properties).toMatchObject([{ key: 'editor', value: 'v2' }]);
  });

  it('are changed by their id as version plus one', async () => {
    const { world, id } = await published();
    const { id: property } = (await create(world, id, { key: 'editor', value: 'v1' })).json as { id: string };
    const path = `/wiki/api/v2/pages/${id}/properties/${property}`;
    const change = (number: number, key = 'editor') =>
      world.call('PUT', path, { key, value: 'v2', version: { number } });
    expect((await change(1)).status).toBe(409);
    expect((await change(3)).status).toBe(409);
    expect((await change(2, 'other')).status).toBe(400);
    expect((await change(2)).json).toMatchObject({ value: 'v2', version: { number: 2 } });
    expect((await world.call('GET', path)).json).toMatchObject({ value: 'v2' });
    expect((await world.call('DELETE', path)).status).toBe(204);
    expect((await world.call('GET', path)).status).toBe(404);
  });

  it('are listed, by key where asked', async () => {
    const { world, id } = await published();
    for (const key of ['one', 'two']) await create(world, id, { key, value: { nested: [1] } });
    const list = async (query: string) => (await world.call('GET', `/wiki/api/v2/pages/${id}/properties${query}`)).json;
    expect(await list('')).toMatchObject({ results: [{ key: 'one' }, { key: 'two' }] });
    expect(await list('?key=two')).toMatchObject({ results: [{ key: 'two', value: { nested: [1] } }] });
  });

  it.each([
    ['no key', { value: 1 }],
    ['no value', { key: 'a' }],
    ['a value above 32 kB', { key: 'a', value: 'x'.repeat(32_768) }],
    ['a field nobody knows', { key: 'a', value: 1, version: 1 }],
  ])('are refused for %s', async (_name, body) => {
    const { world, id } = await published();
    expect((await create(world, id, body)).status).toBe(400);
  });

  it('find no draft, unless switched', async () => {
    const world = signedIn();
    const id = await draft(world);
    expect((await create(world, id, { key: 'a', value: 1 })).status).toBe(404);
    world.fake.switches.draftMetadata = 'accepted';
    expect((await create(world, id, { key: 'a', value: 1 })).status).toBe(200);
  });
});

describe('the property of the editor', () => {
  const publishPost = async (world: SignedIn) => {
    const post = { spaceId: world.space.id, title: 'Post', body: storage('<p>Text</p>') };
    return idOf(await world.call('POST', '/wiki/api/v2/blogposts', post));
  };
  const toNewEditor = (world: SignedIn, id: string) =>
    world.call('POST', `/wiki/api/v2/blogposts/${id}/properties`, { key: 'editor', value: 'v2' });
  const noted = ({ fake }: SignedIn, id: string) =>
    fake.site.contents.get(id)?.properties.map(({ key, value }) => [key, value]);

  it('is v1 after a publish from storage by the switch, so that it can only be changed', async () => {
    const world = signedIn({ switches: { legacyEditor: 'noted' } });
    const made = await publishPost(world);
    const draftId = await draft(world);
    await publish(world, draftId, { body: storage('<p>Text</p>') });
    expect([noted(world, made), noted(world, draftId)]).toEqual([[['editor', 'v1']], [['editor', 'v1']]]);
    expect((await toNewEditor(world, made)).status).toBe(409);
  });

  it('is not there after a publish from ADF, nor without the switch', async () => {
    const { world, id } = await published(signedIn({ switches: { legacyEditor: 'noted' } }));
    expect(noted(world, id)).toEqual([]);
    world.fake.switches.legacyEditor = 'unnoted';
    const made = await publishPost(world);
    expect((await toNewEditor(world, made)).status).toBe(200);
  });

  it('may be refused for a body that does not convert', async () => {
    const world = signedIn({ switches: { newEditor: 'refused' } });
    const answer = await toNewEditor(world, await publishPost(world));
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Content body cannot be converted to new editor format');
  });
});
