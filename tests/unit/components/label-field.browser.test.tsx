import './set-up';
import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { expect, it } from 'vitest';
import { TextProvider } from '../../../components/base/text';
import { type LabelDraft, LabelField } from '../../../components/clip/label-field';
import { english } from './english';

function openLabels(labels: string[] = []) {
  function Labels() {
    const [draft, setDraft] = useState<LabelDraft>({ labels, typed: '' });
    return <LabelField label="Labels" draft={draft} onChange={setDraft} />;
  }
  render(
    <TextProvider translate={english}>
      <Labels />
    </TextProvider>,
  );
  return userEvent.setup();
}

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Labels' });
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
