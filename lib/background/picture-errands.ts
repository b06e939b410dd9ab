import type { ClipId } from '../clip/clip';
import type { PageTarget } from './page-reader';
import type { PictureWish } from './picture-collector';
import { enterErrand, type PictureErrand, type PictureLedger, strikeErrand } from './picture-ledger';

/** Milliseconds for all pictures of a clip. */
const TIME_IN_ALL = 60_000;
/** The soonest that browsers ring; half of the time is left then. */
const LOOK_AGAIN = 30_000;

export type PictureErrandsPorts = {
  /** Outlives the worker, and not the browser: no more does a tab. */
  ledger: { read(): Promise<PictureLedger>; write(ledger: PictureLedger): Promise<void> };
  /** Runs the work while no other holds it. */
  lock<Result>(work: () => Promise<Result>): Promise<Result>;
  collect(wish: PictureWish): Promise<void>;
  /** The pictures of a clip whose bytes are still awaited. */
  findAwaited(clipId: ClipId): Promise<PictureWish['wanted']>;
  /** Has a worker started at this time, milliseconds since the epoch: nothing else might wake one in time. */
  wakeAt(time: number): Promise<void>;
  now(): number;
};

/** The collecting of pictures, which goes on after the worker was stopped over it. */
export interface PictureErrands {
  /** Collects a clip's pictures; resolves once each is stored or given up. */
  begin(clip: { id: ClipId; token: string; wanted: PictureWish['wanted'] }, target: PageTarget): Promise<void>;
  /** To be called at each start of the worker: goes on where the one before it was stopped. */
  resume(): Promise<void>;
}

/** Notes each errand before it is begun, and strikes it when it is done. */
export function createPictureErrands(ports: PictureErrandsPorts): PictureErrands {
  const { ledger, lock, collect, findAwaited, wakeAt, now } = ports;
  const change = (edit: (errands: PictureLedger) => PictureLedger): Promise<void> =>
    lock(async () => ledger.write(edit(await ledger.read())));

  const run = async ({ clipId, ...errand }: PictureErrand, wanted: PictureWish['wanted']): Promise<void> => {
    await collect({ clipId, ...errand, wanted });
    await change((errands) => strikeErrand(errands, clipId));
  };

  return {
    begin: async ({ id, token, wanted }, target) => {
      if (wanted.length === 0) return;
      const errand: PictureErrand = { clipId: id, token, target, until: now() + TIME_IN_ALL };
      await change((errands) => enterErrand(errands, errand));
      await wakeAt(now() + LOOK_AGAIN);
      await run(errand, wanted);
    },
    resume: async () => {
      const errands = await ledger.read();
      const resumed = errands.map(async (errand) => run(errand, await findAwaited(errand.clipId)));
      await Promise.all(resumed);
    },
  };
}
