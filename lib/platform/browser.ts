/**
 * The one door to the extension API: promise-first types that hold in both browsers. The polyfill does nothing where
 * `browser` exists natively (Firefox, Chrome from 148 on); it can go when the minimum Chrome reaches that.
 */
export { default as browser, type Runtime } from 'webextension-polyfill';
