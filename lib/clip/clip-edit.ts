/** What a person changes of a clip's content before saving it; ids and small values, for it crosses contexts. */
export type ClipEdit = {
  /** Their own words, to stand above the clip. */
  note?: string;
  /** The top blocks of the captured document that are left out, by their places in it, counted from 0. */
  leftOut?: readonly number[];
};
