import * as v from 'valibot';
import type { Destination, Parent, Place, Space } from '../clip/destination';

/** A space as it was stored. */
export const spaceSchema = v.object({
  id: v.string(),
  key: v.string(),
  name: v.string(),
  type: v.exactOptional(v.string()),
}) satisfies v.GenericSchema<unknown, Space>;

const parentSchema = v.object({
  id: v.string(),
  title: v.string(),
  isFolder: v.exactOptional(v.literal(true)),
  path: v.exactOptional(v.array(v.string())),
}) satisfies v.GenericSchema<unknown, Parent>;

const placeEntries = { cloudId: v.string(), space: spaceSchema, parent: v.exactOptional(parentSchema) };

/** A place as it was stored. */
export const placeSchema = v.object(placeEntries) satisfies v.GenericSchema<unknown, Place>;

/** A destination as it was stored. */
export const destinationSchema = v.object({
  ...placeEntries,
  type: v.picklist(['page', 'blogpost']),
  labels: v.array(v.string()),
}) satisfies v.GenericSchema<unknown, Destination>;
