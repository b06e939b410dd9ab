import { browser } from './browser';

/** Chromium stops a worker whose request has had no answer for 30 s; an extension API call resets that clock. */
const PING_EVERY = 20_000;

/** Keeps the worker alive while one network step is under way; nothing else may use it. */
export async function withKeepAlive<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), PING_EVERY);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
