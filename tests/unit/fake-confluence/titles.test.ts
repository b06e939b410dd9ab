import { describe, expect, it } from 'vitest';
import { create, draft, errorOf, publish, signedIn } from './signed-in.ts';

const TITLE_TAKEN = 'A page with this title already exists: A page already exists with the same TITLE in this space';
describe('titles', () => {
  it.each([
    ['the same', 'Reading list', 400],
    ['another case', 'READING LIST', 400],
    ['outer blanks', ' Reading list ', 400],
    ['the title of an archived page', 'Retired plan', 400],
    ['another title', 'Reading list (2)', 200],
    ['the title of a blog post', 'Welcome to the new wiki', 200],
  ])('are unique in a space: %s', async (_name, title, status) => {
    const answer = await create(signedIn(), { title });
    expect(answer.status).toBe(status);
    if (status === 400) expect(errorOf(answer)?.title).toBe(TITLE_TAKEN);
  });

  it('may be the same in another space, on drafts, and after the other page went to the trash', async () => {
    const world = signedIn();
    const other = world.fake.site.spaces.find(({ key }) => key === 'DES');
    expect((await create(world, { title: 'Reading list', spaceId: other?.id })).status).toBe(200);
    expect((await create(world, { title: 'Reading list', status: 'draft' })).status).toBe(200);
    expect((await create(world, { title: 'Reading list', status: 'draft' })).status).toBe(200);
    const list = [...world.fake.site.contents.values()].find(({ title }) => title === 'Reading list');
    await world.call('DELETE', `/wiki/api/v2/pages/${list?.id}`);
    expect((await create(world, { title: 'Reading list' })).status).toBe(200);
  });

  it('are judged when a draft is published, which leaves the draft as it was', async () => {
    const world = signedIn();
    const id = await draft(world);
    const answer = await publish(world, id, { title: 'reading LIST' });
    expect([answer.status, errorOf(answer)?.title]).toEqual([400, TITLE_TAKEN]);
    expect(world.fake.site.contents.get(id)).toMatchObject({ status: 'draft', title: 'Clip' });
    expect((await publish(world, id, { title: 'Reading list (2)' })).status).toBe(200);
  });

  it('can be changed alone', async () => {
    const world = signedIn();
    const id = await draft(world);
    const rename = (status: string, title: string) =>
      world.call('PUT', `/wiki/api/v2/pages/${id}/title`, { status, title });
    expect((await rename('draft', 'Other')).json).toMatchObject({ title: 'Other' });
    expect((await rename('current', 'Other')).status).toBe(404);
    await publish(world, id);
    expect((await rename('current', 'Reading list')).status).toBe(400);
  });
});
