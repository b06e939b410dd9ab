import { describe, expect, it } from 'vitest';
import { fetchSites } from '../../../lib/auth/sites';

const entry = { id: 'cloud-1', name: 'Ours', url: 'https://ours.atlassian.net', scopes: ['read:page:confluence'] };
const ours = { cloudId: 'cloud-1', name: 'Ours', url: 'https://ours.atlassian.net' };
const answering =
  (body: unknown, status = 200) =>
  () =>
    Promise.resolve(Response.json(body, { status }));

describe('the sites of a grant', () => {
  it.each([
    ['one', [entry], [ours]],
    ['one that comes twice', [entry, entry], [ours]],
    ['one per product', [{ ...entry, scopes: ['read:jira-work'] }, entry], [ours]],
    ['two, by name', [{ ...entry, id: 'b', name: 'Z' }, entry], [ours, { ...ours, cloudId: 'b', name: 'Z' }]],
    ['one with an address that goes on', [{ ...entry, url: 'https://ours.atlassian.net/wiki/' }], [ours]],
    ['one without a name', [{ ...entry, name: null }], [{ ...ours, name: 'ours.atlassian.net' }]],
    ['one beside a hostile one', [entry, { ...entry, id: '../x' }, { ...entry, id: 'y', url: 'javascript:1' }], [ours]],
    ['one beside nonsense', [null, 7, entry], [ours]],
  ])('are read: %s', async (_name, body, sites) => {
    expect(await fetchSites(answering(body))).toEqual(sites);
  });

  it.each([
    ['none', answering([]), 'no-site'],
    ['another product only', answering([{ ...entry, scopes: ['read:jira-work'] }]), 'no-site'],
    ['a site over plain http', answering([{ ...entry, url: 'http://ours.atlassian.net' }]), 'no-site'],
    ['no list', answering({ id: 'x' }), 'unreachable'],
    ['401', answering([entry], 401), 'unreachable'],
    ['a page', () => Promise.resolve(new Response('<html>')), 'unreachable'],
    ['no answer', () => Promise.reject(new TypeError('offline')), 'unreachable'],
  ])('are refused: %s', async (_name, fetch, code) => {
    await expect(fetchSites(fetch)).rejects.toThrow(code);
  });
});
