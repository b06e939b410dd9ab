import './set-up';
import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { expect, it, vi } from 'vitest';
import { TextProvider } from '../../../components/base/text';
import { PlacePicker } from '../../../components/place/place-picker';
import { nameOfPlace } from '../../../components/words/place-name';
import type { Place } from '../../../lib/clip/destination';
import { expectAccessible } from './accessibility';
import { english } from './english';
import { createFakeServices, type World } from './fake-services';
import * as sample from './samples';

const below = (id: string, title: string, path: string[] = []): Place => ({
  cloudId: 'acme',
  space: sample.engineering,
  parent: { id, title, path },
});

function openPicker(change: Partial<World> = {}) {
  const services = createFakeServices(change);
  services.background.listChildren.mockImplementation(async ({ parent }) => ({
    places: parent === undefined ? [below('5', 'Plans'), below('6', 'Notes')] : [below('7', 'Minutes', ['Plans'])],
    hasMore: false,
  }));
  const onPick = vi.fn<(place: Place) => void>();
  function Picker() {
    const [place, setPlace] = useState<Place>();
    return (
      <PlacePicker
        services={services}
        shown={place === undefined ? '' : nameOfPlace(place)}
        onPick={(picked) => {
          setPlace(picked);
          onPick(picked);
        }}
        recents={sample.recents}
        cloudId="acme"
      />
    );
  }
  render(
    <TextProvider translate={english}>
      <main>
        <h1>Place</h1>
        <Picker />
      </main>
    </TextProvider>,
  );
  return { ...services, onPick, person: userEvent.setup() };
}

const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Save to' });
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);
const active = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.textContent;

it('walks down the tree and back by the arrow keys, and takes the page', async () => {
  const { person, onPick, background } = openPicker();
  await person.tab();
  await person.keyboard('engin{ArrowDown}');
  await person.keyboard('{ArrowRight}');
  await screen.findByRole('option', { name: /^Plans/ });
  expect(background.listChildren).toHaveBeenCalledWith({ cloudId: 'acme', space: sample.engineering });
  expect(active()).toMatch(/^Here: Engineering/);
  await person.keyboard('{ArrowDown}{ArrowRight}');
  await screen.findByRole('option', { name: /^Minutes/ });
  await person.keyboard('{ArrowLeft}');
  await screen.findByRole('option', { name: /^Notes/ });
  await person.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
  expect(onPick).toHaveBeenCalledWith(below('6', 'Notes'));
  expect(field().value).toBe('Engineering / Notes');
});

it('shows what is known before the server answers, and what it finds behind it', async () => {
  const { person, background } = openPicker();
  await person.tab();
  await person.keyboard('e');
  const before = options();
  expect(before.length).toBeGreaterThan(0);
  expect(background.searchSpaces).not.toHaveBeenCalled();
  await screen.findByRole('option', { name: /^Legal engineering/ });
  expect(options().slice(0, before.length)).toEqual(before);
});

it('asks the server once for a word, not for each key', async () => {
  const { person, background } = openPicker();
  await person.tab();
  await person.keyboard('legal');
  await screen.findByRole('option', { name: /^Legal engineering/ });
  expect(background.searchSpaces.mock.calls).toEqual([['legal']]);
  await vi.waitFor(() => expect(background.searchParents.mock.calls).toEqual([[{ words: 'legal' }]]));
});

it('drops a slow answer to earlier words', async () => {
  const { person, background } = openPicker();
  const answers = new Map<string, (places: Place[]) => void>();
  background.searchParents.mockImplementation(({ words }) => new Promise((resolve) => answers.set(words, resolve)));
  await person.tab();
  await person.keyboard('zeb');
  await vi.waitFor(() => expect(answers.has('zeb')).toBe(true));
  await person.keyboard('ra');
  await vi.waitFor(() => expect(answers.has('zebra')).toBe(true));
  answers.get('zebra')?.([below('8', 'Zebra crossings')]);
  await screen.findByRole('option', { name: /^Zebra crossings/ });
  answers.get('zeb')?.([below('9', 'Zebu herds')]);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(options().filter((label) => label?.startsWith('Ze'))).toHaveLength(1);
});

it.each([
  [{ status: 'other-site', siteName: 'acme.example' }, 'This address is not on acme.example, where you are signed in.'],
  [{ status: 'no-place' }, 'Pages cannot be saved under this address. Paste that of a space, page or folder.'],
  [{ status: 'not-found' }, 'Nothing was found there. A new page can take a minute to be found.'],
] as const)('says of an address that is no place: %j', async (answer, words) => {
  const { person, background } = openPicker();
  background.resolveAddress.mockResolvedValue(answer);
  await person.tab();
  await person.paste('https://acme.example/wiki/home');
  expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
  expect(options()).toEqual([]);
});

it('takes the page that a pasted address leads to', async () => {
  const { person, background, onPick } = openPicker();
  background.resolveAddress.mockResolvedValue({ status: 'found', place: below('5', 'Plans') });
  await person.tab();
  await person.paste('https://acme.example/wiki/spaces/ENG/pages/5');
  await screen.findByRole('option', { name: /^Plans/ });
  await person.keyboard('{Enter}');
  expect(onPick).toHaveBeenCalledWith(below('5', 'Plans'));
});

it('stars by key, and asks whether one may write where one picked', async () => {
  const { person, background } = openPicker();
  await person.tab();
  await person.keyboard('mark{Shift>}{Enter}{/Shift}');
  const place = { cloudId: 'acme', space: sample.marketing };
  expect(background.star).toHaveBeenCalledWith({ place, isStarred: true });
  await person.keyboard('{Enter}');
  expect(background.checkSpace).toHaveBeenCalledWith(sample.marketing.id);
});

it('is accessible with the list open, and inside a space', async () => {
  const { person } = openPicker();
  await person.tab();
  await person.keyboard('{ArrowDown}');
  await expectAccessible();
  await person.keyboard('{ArrowRight}');
  await screen.findByRole('option', { name: /^Minutes/ });
  await expectAccessible();
});
