import { describe, expect, it } from 'vitest';
import {
  type ComboboxState,
  closedCombobox,
  openCombobox,
  pressKey,
  typeWords,
} from '../../../components/base/combobox-state';

const open = (active?: number): ComboboxState => ({ isOpen: true, ...(active !== undefined && { active }) });
const press = (state: ComboboxState, key: string, count = 3) => pressKey(state, { key, isAlt: false, count });

describe('arrow keys', () => {
  it.each<[string, ComboboxState, string, ComboboxState]>([
    ['Down opens the list on its first option', closedCombobox, 'ArrowDown', open(0)],
    ['Up opens the list on its last option', closedCombobox, 'ArrowUp', open(2)],
    ['Down goes from the field to the first option', open(), 'ArrowDown', open(0)],
    ['Down goes on', open(0), 'ArrowDown', open(1)],
    ['Down goes round', open(2), 'ArrowDown', open(0)],
    ['Up goes back', open(2), 'ArrowUp', open(1)],
    ['Up goes round', open(0), 'ArrowUp', open(2)],
    ['Up goes from the field to the last option', open(), 'ArrowUp', open(2)],
  ])('%s', (_, from, key, to) => {
    expect(press(from, key)).toEqual({ state: to, isHandled: true });
  });

  it('open a list without options on nothing', () => {
    expect(press(closedCombobox, 'ArrowDown', 0).state).toEqual(open());
  });

  it('with Alt only open and close', () => {
    expect(pressKey(closedCombobox, { key: 'ArrowDown', isAlt: true, count: 3 }).state).toEqual(open());
    expect(pressKey(open(1), { key: 'ArrowUp', isAlt: true, count: 3 }).state).toEqual(closedCombobox);
  });

  it('keep what was typed', () => {
    expect(press(typeWords('eng'), 'ArrowDown').state).toEqual({ isOpen: true, words: 'eng', active: 1 });
  });

  it('stay on the list when it has become shorter', () => {
    expect(press(open(9), 'ArrowUp', 3).state).toEqual(open(2));
    expect(press(open(9), 'ArrowDown', 3).state).toEqual(open(0));
  });
});

describe('Enter', () => {
  it('takes the highlighted option', () => {
    expect(press(open(1), 'Enter')).toEqual({ state: closedCombobox, isHandled: true, picked: 1 });
  });

  it('takes the best match of what was typed', () => {
    expect(press(typeWords('eng'), 'Enter').picked).toBe(0);
  });

  it('closes the list where nothing matches', () => {
    expect(press(typeWords('zzz'), 'Enter', 0)).toEqual({ state: closedCombobox, isHandled: true });
  });

  it('is left to the form when the list is closed', () => {
    expect(press(closedCombobox, 'Enter')).toEqual({ state: closedCombobox, isHandled: false });
  });
});

describe('Tab', () => {
  it('takes the best match of what was typed and lets the focus go', () => {
    expect(press(typeWords('eng'), 'Tab')).toEqual({ state: closedCombobox, isHandled: false, picked: 0 });
  });

  it('takes nothing when nothing was typed, however the list was looked through', () => {
    expect(press(open(2), 'Tab')).toEqual({ state: closedCombobox, isHandled: false });
  });
});

describe('Escape', () => {
  it('closes the list and forgets what was typed', () => {
    expect(press(typeWords('eng'), 'Escape')).toEqual({ state: closedCombobox, isHandled: true });
  });

  it('is left to the popup when the list is closed', () => {
    expect(press(closedCombobox, 'Escape').isHandled).toBe(false);
  });
});

it('highlights nothing once the field is emptied, so that Enter cannot choose by surprise', () => {
  expect(typeWords('')).toEqual({ isOpen: true, words: '' });
});

it('leaves an open list as it is when the field is clicked again', () => {
  const state = typeWords('eng');
  expect(openCombobox(state)).toBe(state);
});

it('leaves every other key to the field', () => {
  for (const key of ['Home', 'End', 'ArrowLeft', 'a'])
    expect(press(open(1), key)).toEqual({ state: open(1), isHandled: false });
});
