import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OwnApp } from './account';
import { openSecret, type SealedSecret, sealSecret } from './secret';

/** What signing in has brought, without the access token, which never touches a disk. */
export type Grant = {
  /** Counts every change of tokens. Whoever holds an older number holds nothing. */
  generation: number;
  accountId: string;
  /** `reauth`: Atlassian has refused the refresh token for good. It is kept until the next sign-in or sign-out. */
  status: 'ok' | 'reauth';
  /** A refresh was sent then, in milliseconds since the epoch, and its answer is not stored yet. */
  inflightSince?: number;
  /** Missing when its record no longer opens. */
  refreshToken?: string;
};

/**
 * The one place of secrets: encrypted records in IndexedDB, strictly durable. Changes are compare-and-set on the
 * generation, for no lock is proof against a worker that was killed, or a second one.
 */
export interface Vault {
  /** Of the grant, or of the sign-out that ended the last one; 0 in the beginning. */
  readGeneration(): Promise<number>;
  readGrant(): Promise<Grant | undefined>;
  /** Puts new tokens one generation after the one seen; false, and no change, when that is no longer the present one. */
  storeTokens(generationSeen: number, tokens: { accountId: string; refreshToken: string }): Promise<boolean>;
  /** Notes what happens to the tokens of a generation; false, and no change, when it is no longer the present one. */
  note(generationSeen: number, change: Pick<Grant, 'status' | 'inflightSince'>): Promise<boolean>;
  /** Wipes the grant with its key and moves the generation on, so that no answer under way brings it back. */
  wipeGrant(): Promise<void>;

  readOwnApp(): Promise<OwnApp | undefined>;
  storeOwnApp(app: OwnApp): Promise<void>;
  wipeOwnApp(): Promise<void>;
}

type GrantRecord = {
  generation: number;
  grant?: Pick<Grant, 'accountId' | 'status' | 'inflightSince'> & { refreshToken: SealedSecret };
};
type OwnAppRecord = { clientId: string; clientSecret: SealedSecret };

interface VaultSchema extends DBSchema {
  grants: { key: 'grant'; value: GrantRecord };
  apps: { key: 'own-app'; value: OwnAppRecord };
}

/** Makes the vault on the database `auth` of this origin, opened on first use. */
export function createVault({ crypto }: { crypto: Crypto }): Vault {
  const database = createDatabase();

  async function readRecord(): Promise<GrantRecord> {
    return (await (await database()).get('grants', 'grant')) ?? { generation: 0 };
  }

  /** Nothing but IndexedDB may be awaited in here, or the transaction ends before it is through. */
  async function change(to: (record: GrantRecord) => GrantRecord | undefined): Promise<boolean> {
    const transaction = (await database()).transaction('grants', 'readwrite', { durability: 'strict' });
    const next = to((await transaction.store.get('grant')) ?? { generation: 0 });
    if (next !== undefined) await transaction.store.put(next, 'grant');
    await transaction.done;
    return next !== undefined;
  }

  return {
    readGeneration: async () => (await readRecord()).generation,
    readGrant: async () => {
      const { generation, grant } = await readRecord();
      if (grant === undefined) return undefined;
      const { refreshToken: sealed, ...rest } = grant;
      const refreshToken = await openSecret(crypto, sealed, toContext(grant.accountId, generation));
      return { generation, ...rest, ...(refreshToken !== undefined && { refreshToken }) };
    },
    storeTokens: async (generationSeen, { accountId, refreshToken }) => {
      const generation = generationSeen + 1;
      const sealed = await sealSecret(crypto, refreshToken, toContext(accountId, generation));
      const next = { generation, grant: { accountId, status: 'ok' as const, refreshToken: sealed } };
      return change((record) => (record.generation === generationSeen ? next : undefined));
    },
    note: (generationSeen, { status, inflightSince }) =>
      change(({ generation, grant }) => {
        if (grant === undefined || generation !== generationSeen) return undefined;
        const { accountId, refreshToken } = grant;
        const noted = { accountId, refreshToken, status, ...(inflightSince !== undefined && { inflightSince }) };
        return { generation, grant: noted };
      }),
    wipeGrant: async () => {
      await change(({ generation }) => ({ generation: generation + 1 }));
    },
    ...createOwnAppRecord(database, crypto),
  };
}

function createOwnAppRecord(
  database: () => Promise<IDBPDatabase<VaultSchema>>,
  crypto: Crypto,
): Pick<Vault, 'readOwnApp' | 'storeOwnApp' | 'wipeOwnApp'> {
  return {
    readOwnApp: async () => {
      const record = await (await database()).get('apps', 'own-app');
      const clientSecret = record && (await openSecret(crypto, record.clientSecret, record.clientId));
      return record === undefined || clientSecret === undefined
        ? undefined
        : { clientId: record.clientId, clientSecret };
    },
    storeOwnApp: async ({ clientId, clientSecret }) => {
      const record = { clientId, clientSecret: await sealSecret(crypto, clientSecret, clientId) };
      const transaction = (await database()).transaction('apps', 'readwrite', { durability: 'strict' });
      await transaction.store.put(record, 'own-app');
      await transaction.done;
    },
    wipeOwnApp: async () => (await database()).delete('apps', 'own-app'),
  };
}

function toContext(accountId: string, generation: number): string {
  return JSON.stringify([accountId, generation]);
}

/** One connection, opened again after it was given up for another version or lost. */
function createDatabase(): () => Promise<IDBPDatabase<VaultSchema>> {
  let connection: Promise<IDBPDatabase<VaultSchema>> | undefined;
  const forget = () => {
    connection = undefined;
  };
  const open = async () => {
    const database = await openDB<VaultSchema>('auth', 1, {
      upgrade: (fresh) => {
        fresh.createObjectStore('grants');
        fresh.createObjectStore('apps');
      },
      blocking: () => {
        forget();
        database.close();
      },
      terminated: forget,
    });
    return database;
  };
  return () => {
    connection ??= open().catch((error: unknown) => {
      forget();
      throw error;
    });
    return connection;
  };
}
