import { describe, expect, it } from 'vitest';
import { adf, draft, publish, signedIn, storage, upload } from './signed-in.ts';
import { visit } from './wiki-visit.ts';

describe('the wiki', () => {
  it('shows a published page with its title, place, author, labels and files', async () => {
    const world = signedIn();
    const id = await draft(world);
    const uploaded = await world.call(
      'PUT',
      `/wiki/rest/api/content/${id}/child/attachment?status=draft`,
      upload('a.png', 'PNG'),
    );
    const { fileId } =
      (uploaded.json as { results: { extensions: { fileId: string } }[] }).results[0]?.extensions ?? {};
    const media = { type: 'media', attrs: { type: 'file', id: fileId, collection: `contentId-${id}`, alt: 'Cat' } };
    const body = adf({ type: 'mediaSingle', attrs: { layout: 'center' }, content: [media] });
    await publish(world, id, { title: 'A <b>clip</b>', body });
    await world.call('POST', `/wiki/rest/api/content/${id}/label`, [{ prefix: 'global', name: 'clip' }]);
    const page = await visit(world, `/wiki/spaces/ENG/pages/${id}/A+clip`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<h1 class="title">A &lt;b&gt;clip&lt;/b&gt;</h1>');
    expect(page.text).toContain('<a href="/wiki/spaces/ENG">Engineering</a>');
    expect(page.text).toContain('By Mia Krystof · <time>2026-11-24</time>');
    expect(page.text).toContain('<li>clip</li>');
    expect(page.text).toContain(`<img src="/wiki/download/attachments/${id}/a.png" alt="Cat"/>`);
    const picture = await visit(world, `/wiki/download/attachments/${id}/a.png`);
    expect([picture.text, picture.headers.get('content-type')]).toEqual(['PNG', 'image/png']);
  });

  it('shows storage pictures by their names', async () => {
    const world = signedIn();
    const id = await draft(world, 'blogposts', 'Post');
    await world.call('PUT', `/wiki/rest/api/content/${id}/child/attachment?status=draft`, upload('b.png'));
    const body = storage('<ac:image><ri:attachment ri:filename="b.png"/></ac:image>');
    const answer = await world.call('PUT', `/wiki/api/v2/blogposts/${id}`, {
      id,
      status: 'current',
      title: 'Post',
      version: { number: 1 },
      body,
    });
    const { webui } = (answer.json as { _links: { webui: string } })._links;
    expect((await visit(world, `/wiki${webui}`)).text).toContain(
      `<img src="/wiki/download/attachments/${id}/b.png" alt="b.png"/>`,
    );
  });

  it('lists spaces, pages and posts, and finds a page by its id and its short link', async () => {
    const world = signedIn();
    const id = await draft(world);
    const answer = await publish(world, id);
    const { webui, tinyui } = (answer.json as { _links: { webui: string; tinyui: string } })._links;
    const link = `<a href="/wiki${webui}">Clip</a>`;
    expect((await visit(world, '/wiki')).text).toContain(link);
    expect((await visit(world, '/wiki/spaces/ENG')).text).toContain(link);
    expect((await visit(world, '/wiki')).text).toContain('R&amp;D &lt;b&gt;labs&lt;/b&gt; &quot;north&quot;');
    for (const path of [`/wiki/pages/viewpage.action?pageId=${id}`, `/wiki${tinyui}`])
      expect((await visit(world, path)).text).toContain('<h1 class="title">Clip</h1>');
  });

  it('says so where a page is a draft, in the trash or not there', async () => {
    const world = signedIn();
    const id = await draft(world);
    expect((await visit(world, `/wiki/spaces/ENG/pages/edit-v2/${id}`)).text).toContain('This page is draft');
    await publish(world, id);
    await world.call('DELETE', `/wiki/api/v2/pages/${id}`);
    expect((await visit(world, `/wiki/spaces/ENG/pages/${id}`)).text).toContain('This page is trashed');
    expect((await visit(world, '/wiki/spaces/ENG/pages/1')).status).toBe(404);
    expect((await visit(world, '/wiki/spaces/NOWHERE')).status).toBe(404);
    expect((await visit(world, '/elsewhere')).status).toBe(404);
  });

  it('runs nothing that strangers wrote', async () => {
    const world = signedIn();
    const id = await draft(world);
    const path = `/wiki/rest/api/content/${id}/child/attachment?status=draft`;
    await world.call('PUT', path, upload('x.html', '<script>alert(1)</script>', 'text/html'));
    const file = await visit(world, `/wiki/download/attachments/${id}/x.html`);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect((await visit(world, '/wiki')).headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
