import { useRef, useState } from 'preact/hooks';
import type { Place } from '../../lib/clip/destination';
import { noRecents } from '../../lib/settings/recents';
import type { Recents } from '../../lib/settings/settings';
import { Combobox } from '../base/combobox';
import { useText } from '../base/text';
import { useWatched } from '../base/use-watched';
import type { ScreenServices } from '../services';
import { nameOf, type PlaceChoice } from './place-groups';
import { usePlaceSearch } from './use-place-search';

export type PlacePickerProps = {
  services: Pick<ScreenServices, 'background' | 'settings' | 'allowTabs'>;
  /** What the field shows of the chosen place. */
  shown: string;
  onPick: (place: Place) => void;
  recents: Recents;
  /** The signed-in person's site; without it only places saved to can be chosen. */
  cloudId: string | undefined;
  isFocused?: boolean;
  /** Whether it was clicked before this field was there. */
  isClicked?: boolean;
  /** What was typed before this field was there. */
  words?: string;
  inputRef?: { current: HTMLInputElement | null };
};

const noStars: readonly Place[] = [];

type Look = { isOpen: boolean; words: string };

/** Chooses where a clip goes among spaces, pages and folders: what is known at the key press, the server's behind it. */
export function PlacePicker(props: PlacePickerProps) {
  const { services, shown, onPick, recents, cloudId, isFocused, isClicked, words, inputRef } = props;
  const { t } = useText();
  const { background } = services;
  const [look, setLook] = useState<Look>({ isOpen: false, words: '' });
  const [trail, setTrail] = useState<readonly Place[]>([]);
  const stars = useWatched(services.settings)?.value.stars ?? noStars;
  const atOpening = useStill(recents, look.isOpen);
  const known = { cloudId, recents: { ...atOpening, closed: recents.closed }, stars };
  const { groups, status } = usePlaceSearch(background, known, { ...look, trail });
  const here = trail.at(-1);
  const pick = (choice: PlaceChoice): void => {
    switch (choice.kind) {
      case 'place':
        onPick(choice.place);
        // The answer is noted in the recents; without one nothing is known, as before.
        background.checkSpace(choice.place.space.id).catch(() => undefined);
        break;
      case 'back':
        setTrail(trail.slice(0, -1));
        break;
      case 'show-tabs':
        services.allowTabs();
        break;
      default:
        choice satisfies never;
    }
  };
  return (
    <Combobox<PlaceChoice>
      label={t('place')}
      shown={shown}
      placeholder={placeholder(t, cloudId, here)}
      groups={groups}
      status={status}
      onChange={({ isOpen, words: typed = '' }) => {
        setLook({ isOpen, words: typed.trim() });
        if (!isOpen) setTrail([]);
      }}
      onPick={pick}
      onOpen={(choice) => choice.kind === 'place' && setTrail([...trail, choice.place])}
      onBack={here === undefined ? undefined : () => setTrail(trail.slice(0, -1))}
      onStar={(choice, isStarred) => {
        if (choice.kind === 'place') void background.star({ place: choice.place, isStarred });
      }}
      keyShortcuts="/"
      {...(isFocused && { isFocused })}
      {...(isClicked && { isClicked })}
      {...(words !== undefined && { words })}
      {...(inputRef && { inputRef })}
    />
  );
}

function placeholder(t: ReturnType<typeof useText>['t'], cloudId: string | undefined, here: Place | undefined): string {
  if (cloudId === undefined) return t('placePlaceholderSignedOut');
  return here === undefined ? t('placePlaceholder') : t('placePlaceholderIn', nameOf(here));
}

/** What was known when the list opened: a search adds to it, and nothing may move under a finger. */
function useStill(recents: Recents, isOpen: boolean): Recents {
  const held = useRef(recents);
  // A list that opened before the store had answered starts from its answer.
  if (!isOpen || held.current === noRecents) held.current = recents;
  return held.current;
}
