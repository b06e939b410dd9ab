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
