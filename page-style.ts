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
    generateBundle: {
      // After Vite has listed what each part waits for.
      order: 'post',
      handler(_options, bundle) {
        for (const page of Object.values(bundle)) {
          if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
          page.source = String(page.source)
            .replace(/<link rel="stylesheet"[^>]* href="\/([^"]+)">/g, (_, name: string) => {
              const sheet = bundle[name];
              if (sheet?.type !== 'asset') this.error(`There is no style sheet ${name}`);
              delete bundle[name];
              for (const chunk of Object.values(bundle)) {
                if (chunk.type === 'chunk') chunk.code = withoutDependency(chunk.code, name);
              }
              return `<style>${String(sheet.source).trim()}</style>`;
            })
            .replace('<script type="module"', '<script type="module" blocking="render"');
        }
      },
    },
  };
}

/**
 * A part that is loaded later waits for all the style sheets that Vite has listed for it, also for the page's own, which
 * is no file any more: the part would never come.
 */
function withoutDependency(code: string, name: string): string {
  if (!code.includes(name)) return code;
  const [, list] = /m\.f=(\[[^\]]*\])/.exec(code) ?? [];
  if (list === undefined) throw new Error(`${name} is named where Vite lists no dependencies`);
  const index = String((JSON.parse(list) as string[]).indexOf(name));
  return code.replace(/__vite__mapDeps\(\[([\d,]*)\]\)/g, (_, indexes: string) => {
    const kept = indexes.split(',').filter((other) => other !== index);
    return `__vite__mapDeps([${kept.join(',')}])`;
  });
}

/** What a policy must allow so that a page may have the styles in its HTML, and no others. */
export function styleHashes(html: string): string[] {
  return [...html.matchAll(/<style>([^<]*)<\/style>/g)].map(
    ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  );
}
