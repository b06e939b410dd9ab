import type { ResolvedAddress } from '../../lib/messaging/protocol';
import type { Text } from '../base/text';
import type { SearchState } from '../base/use-search';

export type Asked = Pick<SearchState<unknown>, 'status'>;

/** What there is to say below the options: how many, that a search goes on, or that one cannot search now. */
export function statusOfPlaces(
  { cloudId, words, asked }: { cloudId: string | undefined; words: string; asked: readonly Asked[] },
  count: number,
  { t, plural }: Text,
): string {
  if (cloudId === undefined) return t('placesSignedOut');
  if (asked.some(({ status }) => status === 'failed')) return t('placesFailed');
  if (asked.some(({ status }) => status === 'searching')) return t('searching');
  if (words === '') return t('placesHint');
  return count === 0 ? t('placesNone', words) : plural('placesCount', count);
}

/** The same for one level of the tree. `isCut` where there was more than is listed. */
export function statusOfTree(
  { words, isCut, asked, name }: { words: string; isCut: boolean; asked: readonly Asked[]; name: string },
  count: number,
  { t, plural }: Text,
): string {
  if (asked.some(({ status }) => status === 'failed')) return t('placesFailed');
  if (asked.some(({ status }) => status === 'searching')) return t('searching');
  if (count === 0) return words === '' ? t('placeEmpty', name) : t('placesNone', words);
  return isCut ? t('placesMore') : plural('placesCount', count);
}

/** What became of a pasted address. */
export function statusOfAddress(state: SearchState<ResolvedAddress>, { t, plural }: Text): string {
  const answer = state.found?.answer;
  if (state.status === 'failed') return t('placesFailed');
  if (state.status !== 'done' || answer === undefined) return t('searching');
  switch (answer.status) {
    case 'found':
      return plural('placesCount', 1);
    case 'other-site':
      return t('addressOtherSite', answer.siteName);
    case 'no-place':
      return t('addressNoPlace');
    case 'not-found':
      return t('addressNotFound');
    default:
      return answer satisfies never;
  }
}
