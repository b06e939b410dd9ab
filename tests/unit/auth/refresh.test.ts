import { describe, expect, it, vi } from 'vitest';
import { AuthError } from '../../../lib/auth/auth-error';
import { signOut } from '../../../lib/auth/sign-out';
import { failing, fresh, HOUR, MINUTE, START, signInBrowser } from './signed-in-browser';

describe('the access token', () => {
  it('is fetched with the refresh token, and the new pair is kept', async () => {
    const { tokens, refresh, vault, browser } = await signInBrowser(async () => fresh('2'));
    const session = { accessToken: 'at-2', generation: 2, accountId: 'person-1', expiresAt: START + HOUR };
    expect(await tokens.current()).toEqual(session);
    expect(refresh).toHaveBeenCalledExactlyOnceWith('rt-1');
    expect(browser.session.value).toEqual(session);
    expect(await vault.readGrant()).toEqual({
      generation: 2,
      accountId: 'person-1',
      status: 'ok',
      refreshToken: 'rt-2',
    });
    expect(browser.alarm.at).toBeUndefined();
  });

  it('is used until two minutes before its end', async () => {
    const { tokens, refresh, clock } = await signInBrowser(async () => fresh('2'));
    await tokens.current();
    clock.now += HOUR - 2 * MINUTE - 1;
    await tokens.current();
    expect(refresh).toHaveBeenCalledTimes(1);
    clock.now += 1;
    await tokens.current();
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it('is renewed once for ten requests, in two contexts', async () => {
    const { tokens, another, refresh } = await signInBrowser(async () => fresh('2'));
    const other = another();
    const sessions = await Promise.all(
      [tokens, other, tokens, other, tokens].flatMap((each) => [each.current(), each.current()]),
    );
    expect(new Set(sessions.map(({ accessToken }) => accessToken))).toEqual(new Set(['at-2']));
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('is renewed once when two contexts see it refused', async () => {
    const { tokens, another, refresh } = await signInBrowser(async (old) => fresh(`after-${old}`));
    const refused = await tokens.current();
    const [one, two] = await Promise.all([tokens.renew(refused), another().renew(refused)]);
    expect(one).toEqual(two);
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it('keeps the old refresh token when the answer brings no new one', async () => {
    const { tokens, vault } = await signInBrowser(async () => ({ accessToken: 'at-2', expiresIn: 3600 }));
    await tokens.current();
    expect(await vault.readGrant()).toMatchObject({ generation: 2, refreshToken: 'rt-1' });
  });

  it('is not handed out to nobody', async () => {
    const { tokens, browser, vault, refresh } = await signInBrowser(async () => fresh('2'));
    await signOut({ ...browser, vault });
    await expect(tokens.current()).rejects.toThrow('signed-out');
    expect(refresh).not.toHaveBeenCalled();
  });
});

describe('before the token endpoint is asked', () => {
  it('the intent is on disk and the alarm is set, inside the ten minutes of leeway', async () => {
    const seen: unknown[] = [];
    const { tokens, vault, browser } = await signInBrowser(async () => {
      seen.push(await vault.readGrant(), browser.alarm.at);
      return fresh('2');
    });
    await tokens.current();
    expect(seen).toEqual([expect.objectContaining({ generation: 1, inflightSince: START }), START + 30_000]);
  });

  it('and before the new access token is used, the new refresh token is on disk', async () => {
    const { tokens, vault, browser } = await signInBrowser(async () => fresh('2'));
    const written: unknown[] = [];
    vi.spyOn(browser.session, 'write').mockImplementation(async () => {
      written.push(await vault.readGrant());
    });
    await tokens.current();
    expect(written).toEqual([expect.objectContaining({ generation: 2, refreshToken: 'rt-2' })]);
  });
});

describe('a lost answer', () => {
  it('leaves everything in place and is asked for again, with the same token, when the alarm rings', async () => {
    const { tokens, vault, browser, refresh, clock } = await signInBrowser(failing('unreachable'));
    await expect(tokens.current()).rejects.toThrow('unreachable');
    expect(await vault.readGrant()).toMatchObject({
      generation: 1,
      status: 'ok',
      inflightSince: START,
      refreshToken: 'rt-1',
    });
    expect(browser.alarm.at).toBe(START + 30_000);
    clock.now += 30_000;
    refresh.mockImplementation(async () => fresh('2'));
    await tokens.recover();
    expect(refresh.mock.calls).toEqual([['rt-1'], ['rt-1']]);
    expect(browser.session.value?.accessToken).toBe('at-2');
    expect(browser.alarm.at).toBeUndefined();
  });

  it('is hurried after for nine minutes, then slowly', async () => {
    const { tokens, browser, clock } = await signInBrowser(failing('unreachable'));
    await expect(tokens.current()).rejects.toThrow('unreachable');
    const waits: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      clock.now = browser.alarm.at ?? Number.NaN;
      await tokens.recover();
      waits.push((browser.alarm.at ?? Number.NaN) - clock.now);
    }
    expect(waits.slice(0, 17)).toEqual(Array.from({ length: 17 }, () => 30_000));
    expect(waits.slice(17)).toEqual([10 * MINUTE, 10 * MINUTE, 10 * MINUTE]);
  });

  it('does not hide an error of the vault', async () => {
    const { tokens, vault, browser } = await signInBrowser(failing('unreachable'));
    await expect(tokens.current()).rejects.toThrow('unreachable');
    vi.spyOn(vault, 'note').mockRejectedValue(new DOMException('no space', 'QuotaExceededError'));
    await expect(tokens.recover()).rejects.toThrow('no space');
    expect(browser.alarm.at).toBe(START + 30_000);
  });

  it('is not looked for where none is missing', async () => {
    const { tokens, refresh, browser } = await signInBrowser(async () => fresh('2'));
    await tokens.recover();
    expect(refresh).not.toHaveBeenCalled();
    expect(browser.alarm.at).toBeUndefined();
  });
});

describe('a refusal', () => {
  it('of the grant asks for a new sign-in and deletes nothing', async () => {
    const { tokens, vault, browser, refresh } = await signInBrowser(failing('grant-gone'));
    await expect(tokens.current()).rejects.toThrow('grant-gone');
    expect(await vault.readGrant()).toMatchObject({ generation: 1, status: 'reauth', refreshToken: 'rt-1' });
    expect(browser.accounts.value).toMatchObject({ accountId: 'person-1', status: 'reauth' });
    expect(browser.alarm.at).toBeUndefined();
    await expect(tokens.current()).rejects.toThrow('grant-gone');
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('of the grant counts for nothing when another context has refreshed meanwhile', async () => {
    const { tokens, vault, browser } = await signInBrowser(async () => {
      await vault.storeTokens(1, { accountId: 'person-1', refreshToken: 'rt-other' });
      await browser.session.write({
        accessToken: 'at-other',
        generation: 2,
        accountId: 'person-1',
        expiresAt: START + HOUR,
      });
      throw new AuthError('grant-gone');
    });
    expect(await tokens.current()).toMatchObject({ accessToken: 'at-other' });
    expect(browser.accounts.value?.status).toBe('ok');
  });

  it.each(['wrong-secret', 'refused', 'not-configured'] as const)(
    'with %s does not sign out, and is not hurried after',
    async (code) => {
      const { tokens, vault, browser, refresh } = await signInBrowser(failing(code));
      await expect(tokens.current()).rejects.toThrow(code);
      expect(await vault.readGrant()).toEqual({
        generation: 1,
        accountId: 'person-1',
        status: 'ok',
        refreshToken: 'rt-1',
      });
      expect(browser.accounts.value?.status).toBe('ok');
      expect(browser.alarm.at).toBeUndefined();
      refresh.mockImplementation(async () => fresh('2'));
      expect(await tokens.current()).toMatchObject({ accessToken: 'at-2' });
    },
  );

  it('of a new access token asks for a new sign-in', async () => {
    const { tokens, vault, browser } = await signInBrowser(async () => fresh('2'));
    await tokens.giveUp(await tokens.current());
    expect(await vault.readGrant()).toMatchObject({ status: 'reauth' });
    expect(browser.accounts.value?.status).toBe('reauth');
    expect(browser.session.value).toBeUndefined();
  });

  it('of a token that was replaced meanwhile changes nothing', async () => {
    const { tokens, browser } = await signInBrowser(async () => fresh('2'));
    const refused = await tokens.current();
    await tokens.renew(refused);
    await tokens.giveUp(refused);
    expect(browser.accounts.value?.status).toBe('ok');
    expect(browser.session.value?.generation).toBe(3);
  });
});

describe('a refresh token whose record does not open any more', () => {
  it('asks for a new sign-in', async () => {
    const { browser, tokens, vault } = await signInBrowser(async () => fresh('2'));
    vi.spyOn(vault, 'readGrant').mockResolvedValue({ generation: 1, accountId: 'person-1', status: 'ok' });
    await expect(tokens.current()).rejects.toThrow('grant-gone');
    expect(browser.accounts.value?.status).toBe('reauth');
  });
});
