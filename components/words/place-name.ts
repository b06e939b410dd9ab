import type { Destination } from '../../lib/clip/destination';

/** A destination by the names people know it by: `ENG / Research`. */
export function nameOfPlace({ space, parent }: Pick<Destination, 'space' | 'parent'>): string {
  return parent === undefined ? space.name : `${space.name} / ${parent.title}`;
}
