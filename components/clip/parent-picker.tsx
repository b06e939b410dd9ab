import { useCallback, useState } from 'preact/hooks';
import type { Parent, Place } from '../../lib/clip/destination';
import { Combobox } from '../base/combobox';
import { type Text, useText } from '../base/text';
import { type SearchState, useSearch } from '../base/use-search';

export type ParentPickerProps = {
  place: Place;
  onPick: (parent: Parent | undefined) => void;
  /** Must keep its identity. */
  searchParents: (request: { words: string; spaceKey: string }) => Promise<Place[]>;
};

/** Chooses the page a clip is filed under; emptied, it goes to the top of the space. */
export function ParentPicker({ place, onPick, searchParents }: ParentPickerProps) {
  const text = useText();
  const [words, setWords] = useState('');
  const spaceKey = place.space.key;
  const ask = useCallback((typed: string) => searchParents({ words: typed, spaceKey }), [searchParents, spaceKey]);
  const search = useSearch(words.trim() || undefined, ask);
  const options = search.results.flatMap(({ parent }) =>
    parent === undefined ? [] : [{ id: parent.id, label: parent.title, value: parent }],
  );
  return (
    <Combobox
      label={text.t('parent')}
      shown={place.parent?.title ?? ''}
      placeholder={text.t('parentPlaceholder')}
      groups={[{ id: 'pages', label: text.t('parentGroup'), options }]}
      status={statusOfPages(search, { words: words.trim(), spaceName: place.space.name }, text)}
      onWords={setWords}
      onPick={onPick}
      onClear={() => onPick(undefined)}
    />
  );
}

function statusOfPages(
  { status, results }: SearchState<Place>,
  { words, spaceName }: { words: string; spaceName: string },
  { t, plural }: Text,
): string {
  switch (status) {
    case 'idle':
      return t('parentHint', spaceName);
    case 'searching':
      return t('searching');
    case 'failed':
      return t('searchPagesFailed');
    case 'done':
      return results.length === 0 ? t('pagesNone', words) : plural('pagesCount', results.length);
    default:
      return status satisfies never;
  }
}
