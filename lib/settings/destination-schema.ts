import * as v from 'valibot';
import type { Destination, Space } from '../clip/destination';

/** A space as it was stored. */
export const spaceSchema = v.object({
  id: v.string(),
  key: v.string(),
  name: v.string(),
  type: v.exactOptional(v.string()),
}) satisfies v.GenericSchema<unknown, Space>;

/** A destination as it was stored. */
export const destinationSchema = v.object({
  cloudId: v.string(),
  space: spaceSchema,
  type: v.picklist(['page', 'blogpost']),
  parent: v.exactOptional(v.object({ id: v.string(), title: v.string() })),
  labels: v.array(v.string()),
}) satisfies v.GenericSchema<unknown, Destination>;
