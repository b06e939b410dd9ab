import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/** One of Atlassian's themes as a map from custom property to value. The package ships each as a JavaScript string. */
function readTheme(name: string): Map<string, string> {
  const { default: css } = require(`@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-${name}`) as {
    default: string;
  };
  return new Map(
    [...css.matchAll(/(--ds-[\w-]+):\s*([^;]+);/g)].map(([, token = '', value = '']) => [token, value.trim()]),
  );
}

/**
 * Replaces `@ads-tokens;` in a style sheet by just the Atlassian design tokens it uses, light by default and dark by
 * media query or by `data-color-mode` on the root. The package's own run-time costs 148 kB, this costs what is used; a
 * token that does not exist fails the build.
 */
export function adsTokens(): Plugin {
  const light = new Map([
    ...readTheme('light'),
    ...readTheme('spacing'),
    ...readTheme('shape'),
    ...readTheme('typography'),
  ]);
  const dark = readTheme('dark');
  return {
    name: 'ads-tokens',
    enforce: 'pre',
    transform(code, id) {
      if (!id.split('?')[0]?.endsWith('.css') || !code.includes('@ads-tokens;')) return null;
      const used = new Set<string>();
      const collect = (text: string): void => {
        for (const [token] of text.matchAll(/--ds-[\w-]+/g)) {
          if (used.has(token)) continue;
          const value = light.get(token);
          if (value === undefined) this.error(`There is no design token ${token}`);
          used.add(token);
          collect(value);
        }
      };
      collect(code);
      const declare = (theme: Map<string, string>): string =>
        [...used]
          .filter((token) => theme.has(token))
          .map((token) => `${token}:${theme.get(token)}`)
          .join(';');
      const darkRules = `color-scheme:dark;${declare(dark)}`;
      return code.replace(
        '@ads-tokens;',
        `:root{color-scheme:light;${declare(light)}}` +
          `@media (prefers-color-scheme:dark){:root:not([data-color-mode=light]){${darkRules}}}` +
          `:root[data-color-mode=dark]{${darkRules}}`,
      );
    },
  };
}
