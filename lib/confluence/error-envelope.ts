import * as v from 'valibot';
import { parseJson } from '../http/parse-json';

/** `{"errors":[{"status":400,"code":"…","title":"…","detail":null}]}` */
const v2Envelope = v.object({
  errors: v.pipe(
    v.array(
      v.object({
        code: v.fallback(v.optional(v.string()), undefined),
        title: v.fallback(v.optional(v.string()), undefined),
        detail: v.fallback(v.optional(v.string()), undefined),
      }),
    ),
    v.minLength(1),
  ),
});

/** v1 has `{"statusCode":403,"data":{…},"message":"…"}`, the gateway `{"code":401,"message":"…"}`. */
const messageEnvelope = v.object({ message: v.string() });

/** The sentence inside any of the envelopes that Confluence and its gateway use; any other body is taken as it is. */
export function readEnvelope(text: string): string {
  const parsed = parseJson(text);
  const v2 = v.safeParse(v2Envelope, parsed);
  if (v2.success) {
    const [first] = v2.output.errors;
    return [first?.title, first?.detail, first?.title === undefined ? first?.code : undefined]
      .filter((part) => part !== undefined)
      .join(' ');
  }
  const message = v.safeParse(messageEnvelope, parsed);
  return message.success ? message.output.message : text;
}
