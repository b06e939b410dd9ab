import type { ClipId } from '../clip/clip';
import type { BackgroundService, CaptureChoice, SaveRequest } from '../messaging/protocol';
import type { ClipQueue } from '../queue/clip-queue';
import type { Publisher } from '../queue/publisher';
import { QueueError } from '../queue/queue-error';
import type { QueuedClip } from '../queue/queued-clip';
import type { AccountService } from './account-service';
import { CaptureError } from './capture-error';
import type { Captured, CaptureOptions } from './capture-service';
import type { createDestinationService } from './destination-service';
import type { Gesture } from './gesture';

export type BackgroundServicePorts = {
  /** The queue, opened on first use: a worker that only searches spaces need not open it. */
  queue(): Promise<ClipQueue>;
  publisher(): Promise<Publisher>;
  accounts: AccountService;
  destinations: ReturnType<typeof createDestinationService>;
  capture(gesture: Gesture, options: CaptureOptions): Promise<Captured>;
  /** What the person asked for, where, and what the browser says of the tab. */
  describeTab(tabId: number, choice: CaptureChoice): Promise<Gesture>;
  /** A gesture that failed before is settled: the popup has saved. Never rejects. */
  forgetUnsaved(): Promise<void>;
  redirectUrl(): string;
  /** Goes on after the answer was given; a failure is told elsewhere. */
  inBackground(work: Promise<unknown>): void;
  now(): number;
};

/** What the background offers to popup and options, put together from its use-cases. */
export function createBackgroundService(ports: BackgroundServicePorts): BackgroundService {
  const { accounts, destinations, inBackground, now } = ports;
  const publish = async (): Promise<void> => (await ports.publisher()).run();

  const decide = async (request: SaveRequest, type: 'confirmed' | 'edited'): Promise<void> => {
    const { clipId, title, destination, edit } = request;
    const queue = await ports.queue();
    const account = destination && (await accounts.read());
    const changed: QueuedClip | undefined = await queue.decide(clipId, {
      type,
      at: now(),
      title,
      ...(destination && { destination }),
      ...(account && { accountId: account.accountId }),
      ...(edit && { edit }),
    });
    // A second press of Save finds the clip confirmed already; only a clip that is gone is a failure.
    if (changed === undefined && (await queue.get(clipId)) === undefined) throw new CaptureError('storage-broken');
    if (changed === undefined && type === 'edited') throw new QueueError('too-late');
    if (destination && account) {
      // It is saved: what is only remembered of it says nothing else.
      inBackground(destinations.remember({ destination, siteName: account.site.name, url: changed?.source.url }));
    }
    if (type === 'confirmed') inBackground(ports.forgetUnsaved());
    inBackground(publish());
  };

  const decideOn = async (clipId: ClipId, type: 'retried' | 'cancelled' | 'restored'): Promise<void> => {
    await (await ports.queue()).decide(clipId, { type, at: now() });
    inBackground(publish());
  };

  /** One short answer on each sign-in: the first popup knows the person's own space, and some more. */
  const learnSpaces = (): void => inBackground(destinations.searchSpaces(''));

  return {
    capture: async ({ tabId, what, isConfirmed = false, known }) => {
      const gesture = await ports.describeTab(tabId, what);
      const { row, pictures } = await ports.capture(gesture, { intent: 'preview', isConfirmed, known });
      inBackground(pictures.then(publish));
      return row.id;
    },
    save: (request) => decide(request, 'confirmed'),
    revise: (request) => decide(request, 'edited'),
    retry: (clipId) => decideOn(clipId, 'retried'),
    cancel: (clipId) => decideOn(clipId, 'cancelled'),
    restore: (clipId) => decideOn(clipId, 'restored'),
    resume: async () => inBackground((await ports.publisher()).resume('offline')),
    publish,
    searchSpaces: (words) => destinations.searchSpaces(words),
    searchParents: (request) => destinations.searchParents(request),
    listChildren: (place) => destinations.listChildren(place),
    resolveAddress: (address) => destinations.resolveAddress(address),
    listOpenPlaces: () => destinations.listOpenPlaces(),
    checkSpace: (spaceId) => destinations.checkSpace(spaceId),
    star: (request) => destinations.star(request),
    isTitleTaken: (request) => destinations.isTitleTaken(request),
    signIn: async () => {
      const { accountId, sites } = await accounts.signIn();
      const cloudIds = sites.map(({ cloudId }) => cloudId);
      inBackground((await ports.publisher()).signedIn({ accountId, cloudIds }));
      learnSpaces();
    },
    signOut: () => accounts.signOut(),
    selectSite: async (cloudId) => {
      await accounts.selectSite(cloudId);
      learnSpaces();
    },
    saveOwnApp: (app) => accounts.saveOwnApp(app),
    hasOwnApp: () => accounts.hasOwnApp(),
    redirectUrl: async () => ports.redirectUrl(),
  };
}
