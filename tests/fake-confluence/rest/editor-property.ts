import type { Call } from '../cloud.ts';
import type { Content } from '../site.ts';
import { refuseV2 } from './refusal.ts';

const KEY = 'editor';

/** What is published from storage belongs to the legacy editor, and says so in a property that was not there before. */
export function noteEditor(call: Call, content: Content): void {
  const isKnown = content.properties.some(({ key }) => key === KEY);
  const isNoted = content.body?.representation === 'storage' && call.cloud.switches.legacyEditor === 'noted';
  if (isKnown || !isNoted) return;
  const id = call.cloud.ids.number();
  content.properties.push({ id, key: KEY, value: 'v1', version: 1, createdAt: call.cloud.now() });
}

/** Some bodies cannot be moved to the new editor (kovetskiy/mark #358). Throws that 400, by the switch only. */
export function checkEditorChange(call: Call, key: string, value: unknown): void {
  if (key === KEY && value === 'v2' && call.cloud.switches.newEditor === 'refused')
    throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', 'Content body cannot be converted to new editor format');
}
