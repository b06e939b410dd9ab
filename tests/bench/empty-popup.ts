import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** Builds an extension that is nothing but an empty Preact popup, into a folder of its own. */
export async function buildEmptyPopup(): Promise<{ folder: string; extensionId: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'empty-popup-'));
  const root = resolve('tests/bench/empty-popup');
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    base: './',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      modulePreload: false,
      rolldownOptions: { input: join(root, 'popup.html') },
    },
  });
  const manifest = { manifest_version: 3, name: 'Empty popup', version: '1', action: { default_popup: 'popup.html' } };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return { folder, extensionId: idOf(folder) };
}

/** Chromium's own rule for a manifest without a key: half of SHA-256 of the path, its hex digits written from a to p. */
function idOf(folder: string): string {
  const digits = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return digits.replace(/./g, (digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)));
}
