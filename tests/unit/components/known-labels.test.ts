import { expect, it } from 'vitest';
import { fitLabels } from '../../../components/clip/fit-labels';
import { rankLabels, readKnownLabels } from '../../../components/clip/known-labels';
import * as sample from './samples';

const used = (labels: string[], space = sample.engineering) => ({ ...sample.inEngineering, space, labels });

it("puts the space's own labels first, then what was used most and last", () => {
  const all = [used(['new', 'often'], sample.research), used(['often'], sample.research), used(['own'])];
  expect(rankLabels(all, sample.engineering.id)).toEqual(['own', 'often', 'new']);
  expect(rankLabels(all, undefined)).toEqual(['often', 'new', 'own']);
});

it('fits what is typed as a label, its beginning first, without what is set', () => {
  const known = ['high-tide', 'tide', 'tide-tables', 'moon'];
  expect(fitLabels(known, 'Tide', [])).toEqual(['tide-tables', 'high-tide']);
  expect(fitLabels(known, '', ['moon'])).toEqual(['high-tide', 'tide', 'tide-tables']);
});

it('knows the labels of what waits and of what was saved', async () => {
  const queue = {
    list: async () => [sample.sampleClip({ destination: used(['waits']) }), sample.sampleClip()],
    history: async () => [sample.savedClip({ destination: used(['saved']) })],
  };
  expect(await readKnownLabels(queue, undefined)).toEqual(['waits', 'saved']);
});
