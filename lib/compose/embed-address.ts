/** Players that Confluence shows as a card, by host, with the page that their frame stands for. */
const PLAYERS: readonly { host: RegExp; toPage(url: URL): string | undefined }[] = [
  {
    host: /(?:^|\.)(?:youtube|youtube-nocookie)\.com$/,
    toPage: ({ pathname }) => {
      const id = /^\/(?:embed|v|shorts|live)\/([\w-]{6,20})/.exec(pathname)?.[1];
      return id && id !== 'videoseries' ? `https://www.youtube.com/watch?v=${id}` : undefined;
    },
  },
  {
    host: /^player\.vimeo\.com$/,
    toPage: ({ pathname }) => {
      const id = /^\/video\/(\d+)/.exec(pathname)?.[1];
      return id && `https://vimeo.com/${id}`;
    },
  },
  {
    host: /(?:^|\.)loom\.com$/,
    toPage: ({ pathname }) => {
      const id = /^\/(?:embed|share)\/(\w+)/.exec(pathname)?.[1];
      return id && `https://www.loom.com/share/${id}`;
    },
  },
  {
    host: /(?:^|\.)dailymotion\.com$/,
    toPage: ({ pathname }) => {
      const id = /^\/embed\/video\/(\w+)/.exec(pathname)?.[1];
      return id && `https://www.dailymotion.com/video/${id}`;
    },
  },
  { host: /^open\.spotify\.com$/, toPage: (url) => `https://open.spotify.com${url.pathname.replace(/^\/embed/, '')}` },
  {
    host: /^codepen\.io$/,
    toPage: ({ pathname }) => `https://codepen.io${pathname.replace(/\/embed\/(?:preview\/)?/, '/pen/')}`,
  },
  {
    host: /^codesandbox\.io$/,
    toPage: ({ pathname }) => `https://codesandbox.io${pathname.replace(/^\/embed\//, '/s/')}`,
  },
  {
    host: /(?:^|\.)figma\.com$/,
    toPage: ({ searchParams }) => {
      const page = searchParams.get('url');
      return page?.startsWith('https://www.figma.com/') ? page : undefined;
    },
  },
  { host: /^(?:miro\.com|docs\.google\.com|app\.powerbi\.com)$/, toPage: ({ href }) => href },
];

/** Gives the page that a player's frame stands for; undefined for a frame that is no known player. */
export function findPlayer(address: string): string | undefined {
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  return PLAYERS.find(({ host }) => host.test(url.hostname))?.toPage(url);
}
