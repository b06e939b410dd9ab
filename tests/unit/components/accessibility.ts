import axe from 'axe-core';
import { expect } from 'vitest';

/** Fails with what axe finds wrong on the page, of whatever impact, in light and in dark. */
export async function expectAccessible(): Promise<void> {
  for (const mode of ['light', 'dark'] as const) {
    document.documentElement.dataset['colorMode'] = mode;
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${mode}: ${id}: ${html}`));
    expect(found).toEqual([]);
  }
  delete document.documentElement.dataset['colorMode'];
}
