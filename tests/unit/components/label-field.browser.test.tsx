import './set-up';
import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { expect, it } from 'vitest';
import { TextProvider } from '../../../components/base/text';
import { type LabelDraft, LabelField } from '../../../components/clip/label-field';
import { english } from './english';

function openLabels(labels: string[] = [], known: string[] = []) {
  function Labels() {
    const [draft, setDraft] = useState<LabelDraft>({ labels, typed: '' });
    return <LabelField label="Labels" draft={draft} onChange={setDraft} loadKnown={async () => known} />;
  }
  render(
    <TextProvider translate={english}>
      <Labels />
    </TextProvider>,
  );
  return userEvent.setup();
}

const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Labels' });
const chips = () => screen.queryAllByRole('listitem').map(({ firstChild }) => firstChild?.textContent);

it.each([
  ['Enter', 'Web Clip{Enter}', ['web', 'clip']],
  ['a comma', 'Research,', ['research']],
  ['a space', 'one two ', ['one', 'two']],
])('makes a chip by %s', async (_, keys, expected) => {
  const person = openLabels();
  await person.click(field());
  await person.keyboard(keys);
  expect(chips()).toEqual(expected);
  expect(field().value).toBe('');
});

it('makes a chip of what was typed when the focus goes', async () => {
  const person = openLabels();
  await person.type(field(), 'late');
  await person.tab();
  expect(chips()).toEqual(['late']);
});

it('takes the last chip back by Backspace, and any by its button', async () => {
  const person = openLabels(['one', 'two', 'three']);
  await person.click(field());
  await person.keyboard('{Backspace}');
  expect(chips()).toEqual(['one', 'two']);
  await person.click(screen.getByRole('button', { name: 'Remove label one' }));
  expect(chips()).toEqual(['two']);
  expect(document.activeElement).toBe(field());
});

it('says what a label can hold when nothing of the text can be kept', async () => {
  const person = openLabels();
  await person.type(field(), '日本');
  expect(screen.getByText(/^Labels can hold/)).toBeTruthy();
});

const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);
const known = ['ocean', 'tides', 'tide-tables'];

it('suggests labels used before, and takes one by arrow and Enter', async () => {
  const person = openLabels(['ocean'], known);
  await person.click(field());
  expect(options()).toEqual(['tides', 'tide-tables']);
  await person.keyboard('ta');
  expect(options()).toEqual(['tide-tables']);
  await person.keyboard('{ArrowDown}');
  expect(field().getAttribute('aria-activedescendant')).toBe(screen.getByRole('option').id);
  await person.keyboard('{Enter}');
  expect(chips()).toEqual(['ocean', 'tide-tables']);
  expect(options()).toEqual([]);
});

it('takes what was typed by Enter as long as no suggestion is highlighted', async () => {
  const person = openLabels([], known);
  await person.type(field(), 'tide{Enter}');
  expect(chips()).toEqual(['tide']);
});

it('takes a suggestion by a click', async () => {
  const person = openLabels([], known);
  await person.type(field(), 'oc');
  await person.click(screen.getByRole('option', { name: 'ocean' }));
  expect(chips()).toEqual(['ocean']);
});

it('closes the suggestions by Escape, and leaves a second Escape to the popup', async () => {
  const person = openLabels([], known);
  const escapes: boolean[] = [];
  const note = (event: KeyboardEvent): void => void escapes.push(event.key === 'Escape');
  window.addEventListener('keydown', note);
  await person.type(field(), 'oc');
  escapes.length = 0;
  await person.keyboard('{Escape}');
  expect(options()).toEqual([]);
  await person.keyboard('{Escape}');
  window.removeEventListener('keydown', note);
  expect(escapes).toEqual([true]);
});

it('shows nothing on the way past', async () => {
  const person = openLabels([], known);
  await person.tab();
  expect(document.activeElement).toBe(field());
  expect(options()).toEqual([]);
});
