import { describe, expect, it, vi } from 'vitest';
import { signOut } from '../../../lib/auth/sign-out';
import { failing, fresh, signInBrowser } from './signed-in-browser';

describe('signing out', () => {
  it('forgets the person, the tokens and the alarm, and keeps the own app', async () => {
    const { tokens, browser, vault } = await signInBrowser(async () => fresh('2'));
    await vault.storeOwnApp({ clientId: 'app', clientSecret: 'secret' });
    await tokens.current();
    await signOut({ ...browser, vault });
    expect(await vault.readGrant()).toBeUndefined();
    expect([browser.session.value, browser.accounts.value, browser.alarm.at]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(await vault.readOwnApp()).toEqual({ clientId: 'app', clientSecret: 'secret' });
  });

  it('is not undone by a refresh answer that arrives later', async () => {
    const { tokens, browser, vault } = await signInBrowser(async () => {
      await signOut({ ...browser, vault });
      return fresh('late');
    });
    await expect(tokens.current()).rejects.toThrow('signed-out');
    expect(await vault.readGrant()).toBeUndefined();
    expect([browser.session.value, browser.accounts.value]).toEqual([undefined, undefined]);
  });

  it('is not undone when it comes between the two writes of a refresh', async () => {
    const { tokens, browser, vault } = await signInBrowser(async () => fresh('2'));
    const { write } = browser.session;
    vi.spyOn(browser.session, 'write').mockImplementation(async (value) => {
      await signOut({ ...browser, vault });
      await write(value);
    });
    await tokens.current();
    expect(browser.session.value).toBeUndefined();
    await expect(tokens.current()).rejects.toThrow('signed-out');
  });

  it('is not undone by a refusal that is just being noted', async () => {
    const { tokens, browser, vault } = await signInBrowser(failing('grant-gone'));
    const { read } = browser.accounts;
    vi.spyOn(browser.accounts, 'read').mockImplementation(async () => {
      const account = await read();
      await signOut({ ...browser, vault });
      return account;
    });
    await expect(tokens.current()).rejects.toThrow('grant-gone');
    expect(browser.accounts.value).toBeUndefined();
  });
});
