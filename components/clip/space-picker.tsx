import type { Ref } from 'preact';
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Place, Space } from '../../lib/clip/destination';
import type { Recents } from '../../lib/settings/settings';
import { Combobox } from '../base/combobox';
import { useText } from '../base/text';
import { useSearch } from '../base/use-search';
import { groupPlaces, statusOfPlaces } from './place-options';

export type SpacePickerProps = {
  place: Place | undefined;
  onPick: (place: Place) => void;
  recents: Recents;
  /** The signed-in person's site; without it only places saved to can be chosen. */
  cloudId: string | undefined;
  /** Asks the server; reaches every space. Must keep its identity. */
  searchSpaces: (words: string) => Promise<Space[]>;
  inputRef?: Ref<HTMLInputElement>;
};

/** Chooses where a clip goes: cached places at the key press, the server's behind them. */
export function SpacePicker({ place, onPick, recents, cloudId, searchSpaces, inputRef }: SpacePickerProps) {
  const text = useText();
  const [words, setWords] = useState<string>();
  const onWords = useCallback((typed: string) => setWords(typed), []);
  // An opened list asks the server only when there is nothing to show: its quota is shared by every user of the app.
  const isCached = cloudId !== undefined && (recents.spaces[cloudId] ?? []).length > 0;
  const asked = isCached ? words?.trim() || undefined : words?.trim();
  const search = useSearch(asked, cloudId === undefined ? undefined : searchSpaces);
  const sources = { recents, cloudId, words: words?.trim() ?? '', search };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `sources` is made of the values listed.
  const groups = useMemo(() => groupPlaces(sources, text), [recents, cloudId, words, search, text]);
  const count = groups.reduce((sum, { options }) => sum + options.length, 0);
  return (
    <Combobox
      label={text.t('space')}
      shown={place?.space.name ?? ''}
      placeholder={text.t(cloudId === undefined ? 'spacePlaceholderSignedOut' : 'spacePlaceholder')}
      groups={groups}
      status={statusOfPlaces(sources, count, text)}
      onWords={onWords}
      onPick={onPick}
      keyShortcuts="/"
      {...(inputRef !== undefined && { inputRef })}
    />
  );
}
