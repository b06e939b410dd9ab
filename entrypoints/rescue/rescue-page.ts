import { toFile } from '../../lib/queue/salvage';
import type { Waiting } from './what-waits';

export type RescuePorts = {
  translate(key: string, ...substitutions: string[]): string;
  /** A BCP 47 tag, for dates. */
  language: string;
  readWhatWaits(): Promise<Waiting[]>;
};

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text: string): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

async function download(clips: readonly Waiting[]): Promise<void> {
  const pieces: string[] = [];
  for (const clip of clips) pieces.push(await clip.write());
  const link = document.createElement('a');
  link.href = URL.createObjectURL(toFile(pieces));
  link.download = 'quick-capture-clips.json';
  link.click();
}

function listClips(clips: readonly Waiting[], language: string): HTMLUListElement {
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const list = document.createElement('ul');
  for (const { title, capturedAt } of clips) {
    const item = element('li', title);
    item.dir = 'auto';
    item.append(element('time', dates.format(capturedAt)));
    list.append(item);
  }
  return list;
}

/** A page without framework and worker: what waits, and one file with all of it. */
export async function showRescue(main: HTMLElement, ports: RescuePorts): Promise<void> {
  const { translate, language, readWhatWaits } = ports;
  document.documentElement.lang = translate('language');
  document.documentElement.dir = translate('direction');
  const heading = element('h1', translate('rescueHeading'));
  main.append(heading);
  const clips = await readWhatWaits();
  if (clips.length === 0) return main.append(element('p', translate('rescueEmpty')));
  const button = element('button', translate('rescueDownload'));
  button.type = 'button';
  const failure = element('p', '');
  failure.role = 'alert';
  button.addEventListener('click', () => {
    failure.textContent = '';
    download(clips).catch(() => {
      failure.textContent = translate('captureStorageBroken');
    });
  });
  main.append(element('p', translate('rescueIntroduction')), button, failure, listClips(clips, language));
}
