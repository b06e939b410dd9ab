import * as v from 'valibot';
import type { Destination } from '../clip/destination';
import { destinationSchema } from './destination-schema';

/**
 * What the popup draws before any store has answered, kept where it can be read synchronously. Layout and the last
 * destination only: no title, nothing of any page.
 */
export type FirstFrame = {
  version: 1;
  connection: 'signed-in' | 'signed-out' | 'not-configured' | 'reauth';
  destination?: Destination;
};

const firstFrameSchema = v.object({
  version: v.literal(1),
  connection: v.picklist(['signed-in', 'signed-out', 'not-configured', 'reauth']),
  destination: v.exactOptional(destinationSchema),
});

/** Reads what an earlier popup left; undefined when there is nothing or it is of another shape. */
export function parseFirstFrame(stored: unknown): FirstFrame | undefined {
  const result = v.safeParse(firstFrameSchema, stored);
  return result.success ? result.output : undefined;
}
