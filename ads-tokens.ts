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

/** Light, unless the system or the person's choice (`data-color-mode` on the same element) is dark. */
function declareOn(element: string, { light, dark }: { light: string; dark: string }): string {
  const darkRules = `color-scheme:dark;${dark}`;
  return (
    `${element}{color-scheme:light;${light}}` +
    `@media (prefers-color-scheme:dark){${element}:not([data-color-mode=light]){${darkRules}}}` +
    `${element}[data-color-mode=dark]{${darkRules}}`
  );
}

/** In somebody else's page a `rem` is whatever that page says, so sizes are in pixels of 16 to one. */
function inPixels(rules: string): string {
  return rules.replace(/\b(\d*\.?\d+)rem\b/g, (_, size: string) => `${Number(size) * 16}px`);
}

/**
 * Replaces `@ads-tokens;` in a style sheet by just the Atlassian design tokens it uses, light by default and dark by
 * media query or by `data-color-mode` on the root;
 * `@ads-tokens SELECTOR;` declares them on an element in another's page.
 * The package's own run-time costs 148 kB, this costs what is used; a token that does not exist fails the build.
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
      const [place, selector] = /@ads-tokens(?: ([^;]+))?;/.exec(code) ?? [];
      if (!id.split('?')[0]?.endsWith('.css') || place === undefined) return null;
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
      const themes = { light: declare(light), dark: declare(dark) };
      const rules = (): string =>
        selector === undefined ? declareOn(':root', themes) : inPixels(declareOn(selector, themes));
      return code.replace(place, rules);
    },
  };
}
