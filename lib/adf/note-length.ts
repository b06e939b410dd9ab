/** The longest note that is taken, in UTF-16 units: some pages of handwriting. Apart, so that a field for one need not write it. */
export const LONGEST_NOTE = 10_000;
