import type { Plugin } from 'vite';

/**
 * Makes webextension-polyfill an ES module. As CommonJS a bundler copies its properties, which are those of `browser`, one
 * by one, and so the browser makes each of its interfaces at every start of a worker or a page (three to four milliseconds).
 */
export function polyfillModule(): Plugin {
  return {
    name: 'polyfill-module',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/webextension-polyfill\/.*\.js$/.test(id)) return null;
      return {
        code: `const module = { exports: {} }; const { exports } = module;\n${code}\nexport default module.exports;`,
        map: null,
      };
    },
  };
}
