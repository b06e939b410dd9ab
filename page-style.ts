import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * Writes the style sheet of a page into its HTML, where it is at hand with the first byte: another file is another way
 * through the browser's own process. `blocking` keeps the browser from drawing the page before its script has.
 */
export function pageStyle(): Plugin {
  return {
    name: 'page-style',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const page of Object.values(bundle)) {
        if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
        page.source = String(page.source)
          .replace(/<link rel="stylesheet"[^>]* href="\/([^"]+)">/g, (_, name: string) => {
            const sheet = bundle[name];
            if (sheet?.type !== 'asset') this.error(`There is no style sheet ${name}`);
            delete bundle[name];
            return `<style>${String(sheet.source).trim()}</style>`;
          })
          .replace('<script type="module"', '<script type="module" blocking="render"');
      }
    },
  };
}

/** What a policy must allow so that a page may have the styles in its HTML, and no others. */
export function styleHashes(html: string): string[] {
  return [...html.matchAll(/<style>([^<]*)<\/style>/g)].map(
    ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  );
}
