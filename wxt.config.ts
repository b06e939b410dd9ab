import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'wxt';
import { adsTokens } from './ads-tokens.ts';
import { pageStyle, styleHashes } from './page-style.ts';
import { polyfillModule } from './polyfill-module.ts';

/** The public half of a key pair whose private half is not kept: it pins the unpacked extension's id, and with it the callback address. */
const CHROMIUM_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAkU9JGHpmDod+7FnlAes6mWZiJfh+5uJ6g3pooQ5u9GzDSnM8Xrr+4Ns0EYNejPsCmZ047yDm3/2KtP/jiw13klNX5G10kRixTu8XyjnsqqNI6yjRfVLnrDUSCgXJL8ZRAnGnGOE3cgrBE/pXwBsJsNFtiOJA9zTcLiyBQi3yuxZHqTCvJZNstrWd4lHfrSs3z5KuVxIJIgOqnP0LoWltRckuHkDlH3hUrhU/jNBWAgV6iZ6lnPG2zyFVsVp37RcJ8kseB4sPS9kFtT24yGHlQthi7Zvye1/h37cR5cRONFuANgkWMvEnlIVSSB9xB9Wu7ps99mTWl3HA/z/Zq6cYtwIDAQAB';
const GECKO_ID = 'quick-capture@confluence.example';

/** Hosts that may be contacted without asking; a build that names a broker adds its origin. */
const HOSTS = ['https://api.atlassian.com/*', 'https://auth.atlassian.com/*'];

const EXTENSION_PAGES_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  // A narrower list would also block the background's fetch to image hosts granted later, in both browsers (measured).
  'connect-src https:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

export default defineConfig({
  imports: false,
  vite: () => ({
    plugins: [adsTokens(), polyfillModule()],
    // Short names of classes: each stands in a style sheet and in a script of the popup.
    css: { modules: { generateScopedName: '_[hash:base64:4]' } },
    build: {
      // What comes later is not named ahead.
      modulePreload: { polyfill: false, resolveDependencies: () => [] },
    },
  }),
  hooks: {
    // Each page is built by itself, in a folder of its own. All that it loads at first is one file: a browser takes longer
    // to fetch another than to read it.
    'entrypoints:grouped': (_wxt, groups) => {
      const pages = groups.filter((group) => Array.isArray(group)).flat();
      const scripts = groups.filter((group) => !Array.isArray(group));
      groups.splice(0, groups.length, ...scripts, ...pages.map((page) => [page]));
    },
    'vite:build:extendConfig': ([entrypoint], config) => {
      const options = config.build?.rolldownOptions;
      if (entrypoint === undefined || !entrypoint.inputPath.endsWith('.html')) return;
      const { name } = entrypoint;
      const files = `${name}/[name]-[hash]`;
      const output = {
        ...options?.output,
        entryFileNames: `${files}.js`,
        chunkFileNames: `${files}.js`,
        assetFileNames: `${files}.[ext]`,
        codeSplitting: { groups: [{ name, tags: ['$initial' as const] }] },
      };
      config.build = { ...config.build, rolldownOptions: { ...options, output } };
      // The one page that a person waits for.
      if (name === 'popup') config.plugins = [...(config.plugins ?? []), pageStyle()];
    },
    'build:manifestGenerated': ({ config }, manifest) => {
      const { content_security_policy: policy } = manifest;
      if (typeof policy !== 'object' || policy.extension_pages === undefined) return;
      const hashes = styleHashes(readFileSync(join(config.outDir, 'popup.html'), 'utf8'));
      policy.extension_pages = policy.extension_pages.replace(
        "style-src 'self'",
        `style-src 'self' ${hashes.join(' ')}`,
      );
    },
  },
  zip: { excludeSources: ['tests/**', 'docs/**', 'test-results/**', '**/*.pem'] },
  manifest: ({ browser, command }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'scripting',
      'storage',
      'alarms',
      'identity',
      'unlimitedStorage',
      'contextMenus',
      'notifications',
    ],
    host_permissions: HOSTS,
    optional_permissions: ['tabs'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    incognito: 'not_allowed',
    // The development server needs its own sources; only what is shipped is held to the strict policy.
    ...(command === 'build' && { content_security_policy: { extension_pages: EXTENSION_PAGES_CSP } }),
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
      'quick-save': { suggested_key: { default: 'Alt+Shift+Q' }, description: '__MSG_commandQuickSave__' },
    },
    action: { default_title: '__MSG_actionTitle__' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: GECKO_ID,
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['websiteContent', 'authenticationInfo', 'browsingActivity'] },
            },
          },
        }
      : { key: CHROMIUM_KEY, minimum_chrome_version: '127' }),
  }),
});
