import { describe, expect, it } from 'vitest';
import { createGuardedFetch, createImageFetch } from '../../../lib/platform/guarded-fetch';

function createSpy() {
  const sent: { url: string; init: RequestInit }[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    sent.push({ url, init });
    return new Response('ok');
  };
  return { sent, fetch };
}

describe('the guarded fetch', () => {
  it.each(['https://api.atlassian.com/ex/confluence/1/wiki/api/v2/pages', 'https://auth.atlassian.com/oauth/token'])(
    'lets through %s',
    async (url) => {
      const { sent, fetch } = createSpy();
      await createGuardedFetch(fetch)(url, {});
      expect(sent).toHaveLength(1);
    },
  );

  it.each([
    'https://evil.example/',
    'http://api.atlassian.com/',
    'https://api.atlassian.com:8443/',
    'https://api.atlassian.com.evil.example/',
    'https://api.atlassian.com@evil.example/',
    'https://site.atlassian.net/wiki',
    'https://127.0.0.1/',
  ])('stops %s before it leaves', async (url) => {
    const { sent, fetch } = createSpy();
    await expect(createGuardedFetch(fetch)(url, {})).rejects.toMatchObject({ code: 'destination-refused' });
    expect(sent).toHaveLength(0);
  });

  it("lets through a build's own broker", async () => {
    const { sent, fetch } = createSpy();
    await createGuardedFetch(fetch, ['https://broker.example'])('https://broker.example/token', {});
    expect(sent).toHaveLength(1);
  });
});

describe('the image fetch', () => {
  it('goes only where the person granted it, without anything that names the person', async () => {
    const { sent, fetch } = createSpy();
    const fetchImage = createImageFetch({ fetch, isGranted: async (origin) => origin === 'https://pictures.example' });
    await fetchImage('https://pictures.example/a.png', AbortSignal.timeout(1_000));
    expect(sent[0]?.init).toMatchObject({
      method: 'GET',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    expect(sent[0]?.init.headers).toBeUndefined();
    for (const url of ['https://other.example/a.png', 'file:///etc/passwd', 'http://169.254.169.254/latest']) {
      await expect(fetchImage(url, AbortSignal.timeout(1_000))).rejects.toMatchObject({ code: 'destination-refused' });
    }
    expect(sent).toHaveLength(1);
  });
});
