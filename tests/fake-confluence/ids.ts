import { createHash } from 'node:crypto';

/** Makes the identifiers of one cloud. The same seed gives the same ids in the same order, so failures repeat. */
export type Ids = {
  /** A content or space id: digits, growing by uneven steps as on the live service. */
  number: () => string;
  /** A fileId or cloudId. */
  uuid: () => string;
  /** An opaque secret of 43 characters. */
  secret: () => string;
};

export function createIds(seed: string): Ids {
  let count = 0;
  let last = 98_304;
  const digest = (kind: string) => {
    count += 1;
    return createHash('sha256').update(`${seed}/${kind}/${count}`).digest();
  };
  return {
    number() {
      last += 32 + (digest('number')[0] ?? 0);
      return String(last);
    },
    uuid() {
      const hex = digest('uuid').toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
    secret: () => digest('secret').toString('base64url'),
  };
}
