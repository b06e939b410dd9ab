import { browser } from './browser';

/** Calls `listener` after install, update and browser start. Must be called in the worker's first tick. */
export function onStarted(listener: () => void): void {
  browser.runtime.onInstalled.addListener(listener);
  browser.runtime.onStartup.addListener(listener);
}

/** The version in the manifest. */
export function readVersion(): string {
  return browser.runtime.getManifest().version;
}
