import { expect, it } from 'vitest';
import { readPersonName } from '../../../lib/compose/person-name';

it.each([
  ['Ines Calder', 'Ines Calder'],
  ['by Ines Calder', 'Ines Calder'],
  ['By: Ines Calder', 'Ines Calder'],
  ['Posted by Ines Calder', 'Ines Calder'],
  ['Ines Calder —', 'Ines Calder'],
  ['Ines Calder - Apr 16, 2015 8:02 pm UTC', 'Ines Calder'],
  ['Ines Calder · 3 min read', 'Ines Calder'],
  ['Ines Calder, published 3 May', 'Ines Calder'],
  ['Jean-Luc Smith-Jones', 'Jean-Luc Smith-Jones'],
  ['Ines Calder, Tom Reed', 'Ines Calder, Tom Reed'],
  ['Posted on', ''],
  ['12.04.2026', ''],
  ['', ''],
])('a byline "%s" names "%s"', (byline, name) => {
  expect(readPersonName(byline)).toBe(name);
});
