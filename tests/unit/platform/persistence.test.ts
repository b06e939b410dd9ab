import { expect, it, vi } from 'vitest';
import { askToKeepStorage } from '../../../lib/platform/persistence';

it('asks for storage to be kept, unless it is kept already', async () => {
  const persist = vi.fn(async () => true);
  await askToKeepStorage({ persisted: async () => false, persist });
  expect(persist).toHaveBeenCalledOnce();
  await askToKeepStorage({ persisted: async () => true, persist });
  expect(persist).toHaveBeenCalledOnce();
});

it('leaves it at that where the browser has no such call', async () => {
  const refused = () => Promise.reject(new TypeError('persist is not a function'));
  await expect(askToKeepStorage({ persisted: refused, persist: refused })).resolves.toBeUndefined();
});
