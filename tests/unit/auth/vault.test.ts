import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SealedSecret } from '../../../lib/auth/secret';
import { createVault } from '../../../lib/auth/vault';

const tokens = { accountId: 'person-1', refreshToken: 'rt-canary-4711' };

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe('the grant in the vault', () => {
  it('is absent at first, at generation 0', async () => {
    const vault = createVault({ crypto });
    expect(await vault.readGrant()).toBeUndefined();
    expect(await vault.readGeneration()).toBe(0);
  });

  it('is read back by another context, one generation later', async () => {
    expect(await createVault({ crypto }).storeTokens(0, tokens)).toBe(true);
    expect(await createVault({ crypto }).readGrant()).toEqual({ generation: 1, status: 'ok', ...tokens });
  });

  it('is not replaced by whoever saw an older generation', async () => {
    const vault = createVault({ crypto });
    await vault.storeTokens(0, tokens);
    expect(await vault.storeTokens(0, { ...tokens, refreshToken: 'late' })).toBe(false);
    expect(await vault.readGrant()).toEqual({ generation: 1, status: 'ok', ...tokens });
  });

  it('lets exactly one of two concurrent writers through', async () => {
    const outcomes = await Promise.all([0, 0, 0].map((seen) => createVault({ crypto }).storeTokens(seen, tokens)));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
  });

  it('takes notes for its own generation only', async () => {
    const vault = createVault({ crypto });
    await vault.storeTokens(0, tokens);
    expect(await vault.note(1, { status: 'ok', inflightSince: 42 })).toBe(true);
    expect(await vault.note(7, { status: 'reauth' })).toBe(false);
    expect(await vault.readGrant()).toEqual({ generation: 1, status: 'ok', inflightSince: 42, ...tokens });
    expect(await vault.note(1, { status: 'reauth' })).toBe(true);
    expect(await vault.readGrant()).toEqual({ generation: 1, status: 'reauth', ...tokens });
  });

  it('forgets a refresh under way as soon as new tokens come', async () => {
    const vault = createVault({ crypto });
    await vault.storeTokens(0, tokens);
    await vault.note(1, { status: 'ok', inflightSince: 42 });
    await vault.storeTokens(1, tokens);
    expect(await vault.readGrant()).not.toHaveProperty('inflightSince');
  });

  it('is gone after wiping, and whoever saw it cannot bring it back', async () => {
    const vault = createVault({ crypto });
    await vault.storeTokens(0, tokens);
    await vault.wipeGrant();
    expect(await vault.readGrant()).toBeUndefined();
    expect(await vault.storeTokens(1, tokens)).toBe(false);
    expect(await vault.note(2, { status: 'ok' })).toBe(false);
    expect(await vault.readGeneration()).toBe(2);
  });
});

describe('what lies on the disk', () => {
  async function readAll(): Promise<Record<string, unknown>[]> {
    const database = await openDB('auth');
    const stores = [...database.objectStoreNames];
    const records = await Promise.all(stores.map((store) => database.getAll(store)));
    database.close();
    return records.flat();
  }

  it('holds neither the token nor the secret', async () => {
    const vault = createVault({ crypto });
    await vault.storeTokens(0, tokens);
    await vault.storeOwnApp({ clientId: 'app', clientSecret: 'secret-canary-4711' });
    const withoutKeys = JSON.stringify(await readAll(), (_name, value: unknown) => {
      if (value instanceof ArrayBuffer) return Buffer.from(value).toString('latin1');
      return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;
    });
    expect(withoutKeys).toContain('person-1');
    expect(withoutKeys).not.toContain('canary');
  });

  it('keeps keys that cannot be read out, another one for each secret', async () => {
    const vault = createVault({ crypto });
    await vault.storeTokens(0, tokens);
    const first = await readSealed();
    await expect(crypto.subtle.exportKey('raw', first.key)).rejects.toThrow('not extractable');
    await vault.storeTokens(1, tokens);
    const second = await readSealed();
    const algorithm = { name: 'AES-GCM', iv: second.iv, additionalData: new TextEncoder().encode('["person-1",2]') };
    await expect(crypto.subtle.decrypt(algorithm, second.key, second.bytes)).resolves.toBeDefined();
    await expect(crypto.subtle.decrypt(algorithm, first.key, second.bytes)).rejects.toThrow();
  });

  it('does not open for another account', async () => {
    const vault = createVault({ crypto });
    await vault.storeTokens(0, tokens);
    const database = await openDB('auth');
    const record = await database.get('grants', 'grant');
    record.grant.accountId = 'person-2';
    await database.put('grants', record, 'grant');
    database.close();
    expect(await vault.readGrant()).toEqual({ generation: 1, status: 'ok', accountId: 'person-2' });
  });

  async function readSealed(): Promise<SealedSecret> {
    const [record] = (await readAll()) as [{ grant: { refreshToken: SealedSecret } }];
    return record.grant.refreshToken;
  }
});

describe('the own app in the vault', () => {
  it('is read back, replaced and wiped', async () => {
    const vault = createVault({ crypto });
    expect(await vault.readOwnApp()).toBeUndefined();
    await vault.storeOwnApp({ clientId: 'one', clientSecret: 'first' });
    await vault.storeOwnApp({ clientId: 'two', clientSecret: 'second' });
    expect(await vault.readOwnApp()).toEqual({ clientId: 'two', clientSecret: 'second' });
    await vault.wipeOwnApp();
    expect(await vault.readOwnApp()).toBeUndefined();
  });

  it('stays when the grant is wiped', async () => {
    const vault = createVault({ crypto });
    await vault.storeOwnApp({ clientId: 'one', clientSecret: 'first' });
    await vault.wipeGrant();
    expect(await vault.readOwnApp()).toEqual({ clientId: 'one', clientSecret: 'first' });
  });
});

describe('the connection', () => {
  it('makes way for a newer version of the database, and is opened again afterwards', async () => {
    const vault = createVault({ crypto });
    await vault.storeTokens(0, tokens);
    const deleted = await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase('auth');
      request.onsuccess = () => resolve('deleted');
      request.onerror = () => reject(request.error);
    });
    expect(deleted).toBe('deleted');
    expect(await vault.readGrant()).toBeUndefined();
  });

  it('is tried again after it could not be opened', async () => {
    const vault = createVault({ crypto });
    const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('no disk', 'UnknownError');
    });
    await expect(vault.readGrant()).rejects.toThrow('no disk');
    open.mockRestore();
    expect(await vault.readGrant()).toBeUndefined();
  });
});
