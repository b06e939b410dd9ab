import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TokenAnswer } from '../fake-confluence/sign-in/tokens.ts';
import { startConfluence } from '../harness/embedded-confluence.ts';
import { signIn } from '../harness/person.ts';
import { launchExtension } from './extension-browser.ts';

/** A browser's profile in which somebody has signed in, and the tokens that it holds. */
export type SignedInProfile = {
  tokens: readonly TokenAnswer[];
  /** Gives the folder of a copy, to be used by one browser and deleted after it. */
  copy(): string;
  delete(): void;
};

/** Signs in by hand, once for many tests: each begins as a browser does that is started again the next day. */
export async function makeSignedInProfile(): Promise<SignedInProfile> {
  const confluence = await startConfluence();
  const folder = makeFolder();
  const extension = await launchExtension({ server: confluence.server, profile: folder });
  try {
    await signIn(extension);
  } finally {
    await extension.close();
    await confluence.close();
  }
  return {
    tokens: confluence.fake.tokens(),
    copy() {
      const copy = makeFolder();
      cpSync(folder, copy, { recursive: true });
      return copy;
    },
    delete: () => deleteProfile(folder),
  };
}

const makeFolder = () => mkdtempSync(join(tmpdir(), 'quick-capture-'));

/** Deletes a profile whose browser has just ended, and may still be writing. */
export function deleteProfile(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
