import { browser } from './browser';

/** Must be called in the worker's first tick. Chromium hands over the tab; Firefox from version 126 on. */
export function onCommand(listener: (command: string, tabId: number | undefined) => void): void {
  browser.commands.onCommand.addListener((command, tab) => listener(command, tab?.id));
}

/** The keys that are really bound, by command; `''` where the browser refused or the person removed them. */
export async function readShortcuts(): Promise<Record<string, string>> {
  const commands = await browser.commands.getAll();
  return Object.fromEntries(commands.map(({ name = '', shortcut = '' }) => [name, shortcut]));
}

/** Opens the browser's own page for changing shortcuts; only the browser may change them. */
export async function openShortcutSettings(): Promise<void> {
  // Firefox has a call for it and forbids the address; Chromium has the address only.
  const commands = browser.commands as { openShortcutSettings?: () => Promise<void> };
  if (commands.openShortcutSettings !== undefined) return commands.openShortcutSettings();
  await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
