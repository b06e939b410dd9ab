import { type Destination, isSamePlace, type Place, placeOf } from '../clip/destination';
import { markSpace, ownPlace, rememberDestination } from '../settings/recents';
import { findRule, learnPlace, readHost } from '../settings/rules';
import type { Recents, Settings } from '../settings/settings';
import { createAnswerCache } from './answer-cache';
import { createChanges } from './changes';
import { createPlaceFinder, type PlaceFinderPorts } from './place-finder';
import { createPlaceTree } from './place-tree';

type Store<Value> = { read(): Promise<Value>; write(value: Value): Promise<void> };

export type DestinationServicePorts = Omit<PlaceFinderPorts, 'changeRecents' | 'cache'> & {
  recents: Store<Recents>;
  settings: Store<Settings>;
  now(): number;
};

/** A clip that was sent somewhere: `url` is the page it came from. */
export type Use = { destination: Destination; siteName: string; url: string | undefined };

/** Finds places, and remembers those seen, used and starred, so that the next look needs no server. */
export function createDestinationService(ports: DestinationServicePorts) {
  const { connect, recents, settings, now } = ports;
  const changeRecents = createChanges(recents);
  const changeSettings = createChanges(settings);

  const finding = { ...ports, changeRecents, cache: createAnswerCache(now) };

  const learn = async (url: string, place: Place): Promise<void> => {
    const host = readHost(url);
    if (host === undefined) return;
    let learnt: Settings['rules'] | undefined;
    const known = await settings.read();
    await changeRecents((before) => {
      const next = learnPlace({ settings: known, recents: before }, { host, place });
      if (next.settings !== known) learnt = next.settings.rules;
      return next.recents;
    });
    const rules = learnt;
    if (rules !== undefined) await changeSettings((before) => ({ ...before, rules }));
  };

  return {
    ...createPlaceFinder(finding),
    ...createPlaceTree(finding),
    async isTitleTaken({ spaceId, title }: { spaceId: string; title: string }): Promise<boolean> {
      return (await connect()).client.isTitleTaken(spaceId, title);
    },
    /**
     * Where a quick save of this page goes, as the popup would offer it: by its host's rule, else to the last place, and
     * before the first to the person's own space; undefined where nobody knows that yet.
     */
    async chooseFor(url: string, cloudId: string): Promise<Destination | undefined> {
      const [known, { rules, defaultType, defaultLabels }] = await Promise.all([recents.read(), settings.read()]);
      const last = known.destinations.find(({ destination }) => destination.cloudId === cloudId)?.destination;
      const rule = findRule(rules, url, cloudId);
      const place = rule?.place ?? last ?? ownPlace(known, cloudId);
      if (place === undefined || (last !== undefined && isSamePlace(last, place))) return last;
      return { ...placeOf(place), type: last?.type ?? defaultType, labels: defaultLabels };
    },
    async remember({ destination, siteName, url }: Use): Promise<void> {
      await changeRecents((before) => rememberDestination(before, { destination, siteName, usedAt: now() }));
      if (url !== undefined) await learn(url, placeOf(destination));
    },
    /** What publishing a clip has told of its space. */
    async noteSpace({ cloudId, space }: Destination, canCreate: boolean): Promise<void> {
      await changeRecents((before) => markSpace(before, space.id, { cloudId, canCreate }));
    },
    async star({ place, isStarred }: { place: Place; isStarred: boolean }): Promise<void> {
      await changeSettings((before) => {
        const others = before.stars.filter((star) => !isSamePlace(star, place));
        return { ...before, stars: isStarred ? [...others, placeOf(place)] : others };
      });
    },
  };
}
