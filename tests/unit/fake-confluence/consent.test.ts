import { describe, expect, it } from 'vitest';
import { authorizeUrl, FIREFOX_CALLBACK, parameters, world } from './sign-in-world.ts';
import { readAnswer } from './signed-in.ts';

describe('the consent page', () => {
  it('names the app, the scopes and the person, and has two buttons', async () => {
    const { fake } = world({ app: { name: 'My <app>' } });
    const page = await readAnswer(await fake.fetch(authorizeUrl()));
    expect(page.status).toBe(200);
    expect(page.text).toContain('My &lt;app&gt; is requesting access');
    expect(page.text).toContain('<code>read:space:confluence</code>');
    expect(page.text).toContain('Mia Krystof');
    expect(page.text).toMatch(/<button type="submit"[^>]*>Accept<\/button>/);
    expect(page.text).toMatch(/<button type="submit"[^>]*>Cancel<\/button>/);
  });

  it.each([
    ['audience', 'audience', 'api.example.com'],
    ['client', 'client_id', 'stranger'],
    ['scope', 'scope', 'read:space:confluence write:everything'],
    ['empty scope', 'scope', ''],
    ['callback', 'redirect_uri', 'https://evil.example/'],
    ['callback with a look-alike host', 'redirect_uri', `https://${'a'.repeat(32)}.chromiumapp.org.evil.example/`],
    ['state', 'state', ''],
    ['response type', 'response_type', 'token'],
    ['prompt', 'prompt', 'none'],
    ['challenge', 'code_challenge', 'short'],
    ['challenge method', 'code_challenge_method', 'plain'],
  ])('shows an error page for a wrong %s', async (_name, parameter, value) => {
    const { fake } = world();
    const answer = await fake.fetch(authorizeUrl({ [parameter]: value }));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(`<li>${parameter}`);
  });

  it.each(Object.keys(parameters))('shows an error page without %s', async (parameter) => {
    const { fake } = world();
    const url = new URL(authorizeUrl());
    url.searchParams.delete(parameter);
    expect((await fake.fetch(url)).status).toBe(400);
  });

  it('takes the callback addresses of Chromium and of Firefox, and only configured ones where there is a list', () => {
    expect(world().fake.consent(authorizeUrl({ redirect_uri: FIREFOX_CALLBACK }))).toContain(FIREFOX_CALLBACK);
    const { fake } = world({ app: { redirectUris: [FIREFOX_CALLBACK] } });
    expect(() => fake.consent(authorizeUrl())).toThrow('redirect_uri');
  });

  it.each([
    ['accept', /^https:\/\/a{32}\.chromiumapp\.org\/oauth\?code=[\w-]{43}&state=unguessable$/],
    ['cancel', /^https:\/\/a{32}\.chromiumapp\.org\/oauth\?error=access_denied&state=unguessable$/],
  ])('goes back to the app on %s', async (button, address) => {
    const { fake } = world();
    const answer = await fake.fetch('https://auth.atlassian.com/consent', {
      method: 'POST',
      body: new URLSearchParams({ request: new URL(authorizeUrl()).search, answer: button }),
      redirect: 'manual',
    });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toMatch(address);
  });

  it('is not used up by being looked at', async () => {
    const { fake, exchange } = world();
    await fake.fetch(authorizeUrl());
    await fake.fetch(authorizeUrl());
    const callback = new URL(fake.consent(authorizeUrl()));
    expect((await exchange({ code: callback.searchParams.get('code') })).status).toBe(200);
  });
});
