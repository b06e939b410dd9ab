import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Place } from '../../lib/clip/destination';
import type { BackgroundService } from '../../lib/messaging/protocol';
import type { OptionGroup } from '../base/option-list';
import { useText } from '../base/text';
import { useSearch } from '../base/use-search';
import { groupAddress, groupPlaces, groupTree, type KnownPlaces, nameOf, type PlaceChoice } from './place-groups';
import { statusOfAddress, statusOfPlaces, statusOfTree } from './place-status';

export type PlaceLook = {
  isOpen: boolean;
  words: string;
  /** From a space down to what is open now; empty where the list is of all places. */
  trail: readonly Place[];
};

/** The options and the words below them, for what a person looks at. The server is asked as little as that needs. */
export function usePlaceSearch(background: BackgroundService, known: KnownPlaces, look: PlaceLook) {
  const text = useText();
  const { isOpen, words, trail } = look;
  const { cloudId, recents } = known;
  const here = trail.at(-1);
  const isAddress = /^https?:\/\//i.test(words);
  const isAsked = isOpen && cloudId !== undefined && !isAddress;
  // An opened list asks only when there is nothing to show: the quota is shared by every user of the app.
  const isBare = cloudId !== undefined && (recents.spaces[cloudId] ?? []).length === 0;
  const asks = useMemo(
    () => ({
      spaces: (typed: string) => background.searchSpaces(typed),
      address: (typed: string) => background.resolveAddress(typed),
    }),
    [background],
  );
  const spaceKey = here?.space.key;
  const askParents = useCallback(
    (typed: string) => background.searchParents({ words: typed, ...(spaceKey !== undefined && { spaceKey }) }),
    [background, spaceKey],
  );
  const askChildren = useCallback(
    async () => (here === undefined ? { places: [], hasMore: false } : background.listChildren(here)),
    [background, here],
  );

  const spaces = useSearch(isAsked && here === undefined && (isBare || words !== '') ? words : undefined, asks.spaces);
  const parents = useSearch(isAsked && words !== '' ? words : undefined, askParents);
  const hereKey = here && `${here.space.id}/${here.parent?.id ?? ''}`;
  const listed = useSearch(isAsked ? hereKey : undefined, askChildren, 0);
  const address = useSearch(isOpen && isAddress && cloudId !== undefined ? words : undefined, asks.address);
  const open = useOpenPlaces(background, isOpen && cloudId !== undefined);

  const children = listed.found?.question === hereKey ? listed.found : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `known` is made anew from the values listed.
  const groups = useMemo((): OptionGroup<PlaceChoice>[] => {
    if (isAddress) {
      const answer = address.found?.question === words ? address.found.answer : undefined;
      return groupAddress(answer?.status === 'found' ? answer.place : undefined, known, text);
    }
    if (here === undefined) return groupPlaces({ ...known, words, spaces, parents, open }, text);
    return groupTree({ ...known, trail, words, children: children?.answer.places ?? [], parents }, text);
  }, [cloudId, recents, known.stars, words, trail, spaces, parents, children, address, open, text]);

  const count = groups.reduce((sum, { options }) => sum + options.length, 0);
  const statusWords = (): string => {
    if (isAddress && cloudId !== undefined) return statusOfAddress(address, text);
    if (here === undefined) return statusOfPlaces({ cloudId, words, asked: [spaces, parents] }, count, text);
    const isCut = children?.answer.hasMore === true;
    // The way back and the place itself are not counted among what is in it.
    return statusOfTree({ words, isCut, asked: [listed, parents], name: nameOf(here) }, count - 2, text);
  };
  return { groups, status: statusWords() };
}

/** The places in open tabs, asked for once the list is opened. */
function useOpenPlaces(background: BackgroundService, isWanted: boolean): readonly Place[] | 'refused' | undefined {
  const [open, setOpen] = useState<readonly Place[] | 'refused'>();
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    background.listOpenPlaces().then(
      (places) => {
        if (!isOver) setOpen(places ?? 'refused');
      },
      // Without Confluence they are not known, and the rest of the list is all there is to show.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [background, isWanted]);
  return open;
}
