import { expect, it } from 'vitest';
import { addressOfPage } from '../../../lib/clip/page-address';

const PAGE = 'https://news.example/tides';

it.each([
  ['https://news.example/tides', PAGE],
  ['https://news.example/tides#ebb', PAGE],
  ['https://news.example/tides?utm_source=mail&utm_campaign=a', PAGE],
  ['https://news.example/tides?fbclid=1&gclid=2&msclkid=3&mc_eid=4', PAGE],
  ['https://news.example/tides?id=7&utm_medium=x#ebb', `${PAGE}?id=7`],
  ['https://news.example/tides?q=a%20b&x', `${PAGE}?q=a%20b&x`],
  ['https://news.example/?ref=sea&clid=moon', 'https://news.example/?ref=sea&clid=moon'],
  ['https://app.example/#/inbox/7', 'https://app.example/#/inbox/7'],
  ['https://app.example/#!inbox', 'https://app.example/#!inbox'],
  ['about:blank', 'about:blank'],
  ['not an address', 'not an address'],
])('knows %s as %s', (url, address) => {
  expect(addressOfPage({ url })).toBe(address);
});

it('takes the canonical address where there is one', () => {
  expect(addressOfPage({ url: 'https://m.news.example/t?p=1', canonicalUrl: `${PAGE}?utm_source=x` })).toBe(PAGE);
});
