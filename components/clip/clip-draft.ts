import { type ContentType, type Destination, type Place, placeOf } from '../../lib/clip/destination';
import type { FirstFrame } from '../../lib/settings/first-frame';
import type { LeftOut } from '../../lib/settings/kept-draft';
import { ownPlace } from '../../lib/settings/recents';
import { findRule } from '../../lib/settings/rules';
import type { Recents, Settings } from '../../lib/settings/settings';
import { type LabelDraft, labelsOf } from './label-field';
import { recentPlaces } from './places';

/** What the popup's form holds. */
export type ClipDraft = {
  /** Undefined until the person changes it: the page's own title then. */
  title?: string;
  place?: Place;
  type: ContentType;
  labels: LabelDraft;
  /** The person's own words, to stand above the clip. */
  note: string;
  leftOut?: LeftOut;
  /** The host, or pattern of hosts, whose clips usually go to this place. */
  usualFor?: string;
};

export type DraftSources = {
  /** Where a waiting clip was to go. */
  given?: Destination | undefined;
  frame: FirstFrame | undefined;
  settings: Settings | undefined;
  recents: Recents | undefined;
  cloudId: string | undefined;
  /** The page the form is about, for the rule of its host. */
  url?: string | undefined;
};

/** The form before a person touches it: the clip's own place, the usual one of its host, the last one, what the first frame remembers of it, or before the first save the person's own space. */
export function startDraft({ given, frame, settings, recents, cloudId, url }: DraftSources): ClipDraft {
  if (given !== undefined) {
    return { place: placeOf(given), type: given.type, labels: { labels: given.labels, typed: '' }, note: '' };
  }
  const last = recents === undefined ? frame?.destination : recentPlaces(recents, cloudId)[0]?.destination;
  const rule = url === undefined ? undefined : findRule(settings?.rules ?? [], url, cloudId);
  const place = rule?.place ?? last ?? (recents && ownPlace(recents, cloudId));
  return {
    ...(place !== undefined && { place: placeOf(place) }),
    ...(rule !== undefined && { usualFor: rule.pattern }),
    type: last?.type ?? settings?.defaultType ?? 'page',
    labels: { labels: settings?.defaultLabels ?? [], typed: '' },
    note: '',
  };
}

/** Where the draft goes, or undefined while no place is chosen. Blog posts have no parent page. */
export function destinationOf({ place, type, labels }: ClipDraft): Destination | undefined {
  if (place === undefined) return undefined;
  const { cloudId, space, parent } = place;
  const isBelow = parent !== undefined && type === 'page';
  return { cloudId, space, type, labels: labelsOf(labels), ...(isBelow && { parent }) };
}
