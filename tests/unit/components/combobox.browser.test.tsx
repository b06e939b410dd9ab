import './set-up';
import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { describe, expect, it, vi } from 'vitest';
import { Combobox } from '../../../components/base/combobox';
import { expectAccessible } from './accessibility';

const fruits = ['Apple', 'Apricot', 'Banana', 'Cherry'];

function openFruits() {
  const onPick = vi.fn<(fruit: string) => void>();
  const onOpen = vi.fn<(fruit: string) => void>();
  const onStar = vi.fn<(fruit: string, isStarred: boolean) => void>();
  const onSubmit = vi.fn<() => void>();
  function Fruits() {
    const [words, setWords] = useState('');
    const [chosen, setChosen] = useState('Banana');
    const options = fruits
      .filter((fruit) => fruit.toLowerCase().startsWith(words.toLowerCase()))
      .map((fruit) => ({ id: fruit, label: fruit, value: fruit, isStarred: fruit === 'Cherry', isOpenable: true }));
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Combobox<string>
          label="Fruit"
          shown={chosen}
          groups={[{ id: 'all', label: 'All', options }]}
          status={`${options.length} fruits`}
          placeholder="Any fruit"
          onChange={({ words: typed = '' }) => setWords(typed)}
          onPick={(fruit) => {
            setChosen(fruit);
            onPick(fruit);
          }}
          onOpen={onOpen}
          onStar={onStar}
        />
        <button type="submit">Next</button>
      </form>
    );
  }
  render(
    <main>
      <h1>Fruits</h1>
      <Fruits />
    </main>,
  );
  return { onPick, onOpen, onStar, onSubmit, person: userEvent.setup() };
}

const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Fruit' });
const active = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.textContent;
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);

describe('by keyboard', () => {
  it('stays closed when the focus comes, and selects what is there so that typing replaces it', async () => {
    const { person } = openFruits();
    await person.tab();
    expect(field().getAttribute('aria-expanded')).toBe('false');
    await person.keyboard('c');
    expect(field().value).toBe('c');
  });

  it('filters while one types and takes the best match by Enter, without sending the form', async () => {
    const { person, onPick, onSubmit } = openFruits();
    await person.tab();
    await person.keyboard('ap');
    expect(options()).toEqual(['Apple', 'Apricot']);
    expect(active()).toBe('Apple');
    await person.keyboard('{ArrowDown}');
    expect(active()).toBe('Apricot');
    await person.keyboard('{Enter}');
    expect(onPick).toHaveBeenCalledWith('Apricot');
    expect(field().value).toBe('Apricot');
    expect(options()).toEqual([]);
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('sends the form by Enter once the list is closed', async () => {
    const { person, onSubmit } = openFruits();
    await person.tab();
    await person.keyboard('{Enter}');
    expect(onSubmit).toHaveBeenCalled();
  });

  it('puts back what was chosen by Escape, and keeps that Escape from the popup', async () => {
    const { person, onPick } = openFruits();
    const heard = vi.fn<(event: KeyboardEvent) => void>();
    window.addEventListener('keydown', heard);
    await person.tab();
    await person.keyboard('ap');
    heard.mockClear();
    await person.keyboard('{Escape}');
    expect(heard).not.toHaveBeenCalled();
    await person.keyboard('{Escape}');
    expect(heard).toHaveBeenCalledTimes(1);
    window.removeEventListener('keydown', heard);
    expect(field().value).toBe('Banana');
    expect(onPick).not.toHaveBeenCalled();
  });

  it('takes the best match of what was typed by Tab, and goes on', async () => {
    const { person, onPick } = openFruits();
    await person.tab();
    await person.keyboard('che');
    await person.tab();
    expect(onPick).toHaveBeenCalledWith('Cherry');
    expect(document.activeElement?.textContent).toBe('Next');
  });

  it('puts back what was chosen when nothing matches', async () => {
    const { person, onPick } = openFruits();
    await person.tab();
    await person.keyboard('zzz');
    expect(field().getAttribute('aria-expanded')).toBe('false');
    await person.tab();
    expect(field().value).toBe('Banana');
    expect(onPick).not.toHaveBeenCalled();
  });

  it('opens what the highlighted option holds by the arrow, once the caret is at the end', async () => {
    const { person, onOpen } = openFruits();
    await person.tab();
    await person.keyboard('ap{ArrowDown}{ArrowLeft}{ArrowRight}');
    expect(onOpen).not.toHaveBeenCalled();
    await person.keyboard('{ArrowRight}');
    expect(onOpen).toHaveBeenCalledWith('Apricot');
    expect(field().value).toBe('');
  });

  it('stars the highlighted option, and takes the star back, by Shift+Enter', async () => {
    const { person, onStar, onPick } = openFruits();
    await person.tab();
    await person.keyboard('{ArrowDown}{Shift>}{Enter}{/Shift}');
    expect(onStar).toHaveBeenCalledWith('Apple', true);
    await person.keyboard('{End}{ArrowUp}{Shift>}{Enter}{/Shift}');
    expect(onStar).toHaveBeenCalledWith('Cherry', false);
    expect(onPick).not.toHaveBeenCalled();
  });
});

describe('by mouse', () => {
  it('opens by a click, picks by a click, and keeps the focus in the field', async () => {
    const { person, onPick } = openFruits();
    await person.click(field());
    expect(options()).toEqual(fruits);
    await person.click(screen.getByRole('option', { name: 'Cherry' }));
    expect(onPick).toHaveBeenCalledWith('Cherry');
    expect(document.activeElement).toBe(field());
  });

  it('closes when one clicks elsewhere', async () => {
    const { person } = openFruits();
    await person.click(field());
    await person.click(document.body);
    expect(options()).toEqual([]);
  });
});

it('reads out how many there are', async () => {
  const { person } = openFruits();
  await person.tab();
  await person.keyboard('ap');
  expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain('2 fruits');
});

it('is accessible, open and closed', async () => {
  const { person } = openFruits();
  await expectAccessible();
  await person.click(field());
  await person.keyboard('{ArrowDown}');
  await expectAccessible();
});
