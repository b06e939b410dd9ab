import type { ExtensionBrowser } from '../chromium/extension-browser.ts';
import { createWorkerKiller, type WorkerKiller } from '../chromium/worker-killer.ts';
import { attachmentsOf, type Content, savedContents } from '../fake-confluence/site.ts';
import { type EmbeddedConfluence, publishedContents } from '../harness/embedded-confluence.ts';
import { until } from '../harness/until.ts';
import { createPerson, LABEL, type Person, PICTURES_A_CLIP } from './browser-person.ts';

/** What became of clips whose worker was killed again and again. `draftsLeft` are invisible and allowed. */
export type Survival = {
  clips: number;
  kills: number;
  lost: number;
  duplicated: number;
  incomplete: number;
  unfinished: number;
  draftsLeft: number;
};

/** Milliseconds. Cycles of unlike length meet every step of the publisher sooner or later; the machine adds the rest. */
const LIVES = [40, 90, 140, 65, 190, 115, 25];
const ANSWERS = [30, 120, 60, 200, 90];
/** Milliseconds for all that is left once nothing is killed any more. */
const LONGEST_END = 180_000;

/**
 * Captures and publishes so many clips with at least so many kills of the worker spread over them, then lets the rest
 * come through. Somebody must be signed in.
 */
export async function surviveKills(
  { extension, confluence }: { extension: ExtensionBrowser; confluence: EmbeddedConfluence },
  least: { clips: number; kills: number },
): Promise<Survival> {
  const person = await createPerson(extension, confluence);
  slowDown(confluence);
  const titles: string[] = [];
  const killer = await createWorkerKiller(person.screen);
  const killing = startKilling(killer, person);
  while (titles.length < least.clips) {
    const title = `Clip ${titles.length + 1}`;
    const type = titles.length % 4 === 3 ? 'blogpost' : 'page';
    await person.keep({ title, type, beforeNextTry: killing.rest });
    killing.goOn();
    titles.push(title);
    const share = Math.ceil((least.kills * titles.length) / least.clips);
    await until(
      'as many deaths as clips call for',
      () => (killer.countDeaths() >= share ? true : undefined),
      LONGEST_END,
    );
  }
  await killing.stop();
  const kills = killer.countDeaths();
  const unfinished = await finish(extension, person);
  return { ...judge(confluence, titles), kills, unfinished };
}

function slowDown({ fake }: EmbeddedConfluence): void {
  let asked = 0;
  fake.faults.choose = ({ url }) => {
    if (url.host !== 'api.atlassian.com') return undefined;
    asked += 1;
    return { kind: 'delay', milliseconds: ANSWERS[asked % ANSWERS.length] ?? 0 };
  };
}

const sleep = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds));

/** Wakes the worker and kills it, over and over; `rest` lets a capture through that was killed before. */
function startKilling(killer: WorkerKiller, person: Person) {
  let isResting = false;
  let isStopped = false;
  const killOnce = async (): Promise<void> => {
    // The call ends with the worker, or when all is published; neither is waited for.
    person.nudge().catch(() => undefined);
    await sleep(LIVES[killer.countDeaths() % LIVES.length] ?? 0);
    if (!isResting) await killer.kill();
  };
  const ended = (async () => {
    while (!isStopped) await killOnce();
  })();
  return {
    rest: async () => {
      isResting = true;
    },
    goOn: () => {
      isResting = false;
    },
    stop: () => {
      isStopped = true;
      return ended;
    },
  };
}

const ENDED: readonly string[] = ['captured', 'done', 'needs-user', 'trash'];

async function countActive(person: Person): Promise<number> {
  return (await person.readQueue()).filter(({ state }) => !ENDED.includes(state)).length;
}

async function finish(extension: ExtensionBrowser, person: Person): Promise<number> {
  const isAtRest = async () => {
    await person.nudge();
    await extension.endWaits();
    return (await countActive(person)) === 0 ? true : undefined;
  };
  await until('everything is published', isAtRest, LONGEST_END).catch(() => undefined);
  return (await person.readQueue()).filter(({ state }) => state !== 'captured' && state !== 'done').length;
}

function judge(confluence: EmbeddedConfluence, titles: readonly string[]): Omit<Survival, 'kills' | 'unfinished'> {
  const contents = publishedContents(confluence);
  const counts = titles.map((title) => contents.filter((content) => content.title === title).length);
  return {
    clips: titles.length,
    lost: counts.filter((count) => count === 0).length,
    duplicated: contents.length - counts.filter((count) => count > 0).length,
    incomplete: contents.filter((content) => !isComplete(confluence, content)).length,
    draftsLeft: savedContents(confluence.fake.site).filter(({ status }) => status === 'draft').length,
  };
}

/** Every picture is attached once and shown by the body, and the label is there. */
function isComplete({ fake }: EmbeddedConfluence, { id, body, labels }: Content): boolean {
  const files = attachmentsOf(fake.site, id);
  const isShown = ({ fileId, fileName }: (typeof files)[number]) =>
    body?.value.includes(body.representation === 'storage' ? fileName : fileId) === true;
  return files.length === PICTURES_A_CLIP && files.every(isShown) && labels.some(({ name }) => name === LABEL);
}
