/** Where a clip comes from. Every URL is http or https, without credentials. */
export type Source = {
  url: string;
  title: string;
  canonicalUrl?: string;
  siteName?: string;
  author?: string;
  /** As the page states it, reduced to an ISO 8601 date or date-time. */
  published?: string;
  /** A BCP 47 tag. */
  language?: string;
  /** The directive that finds the selected passage again: what follows `#:~:`, beginning with `text=`. */
  textFragment?: string;
};
