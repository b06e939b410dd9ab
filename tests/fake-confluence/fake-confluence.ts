import type { Cloud } from './cloud.ts';
import { ConnectionLost, type Fault } from './fault.ts';
import { createFaults, type Faults } from './faults/faults.ts';
import { createFetch } from './fetch.ts';
import { answerHost, type DemoPage } from './hosts.ts';
import { createIds, type Ids } from './ids.ts';
import { type Exchange, recordAnswer, recordRequest } from './record.ts';
import { type Incoming, readIncoming } from './rest/incoming.ts';
import { createSite, type SiteOptions } from './seeds.ts';
import { type App, demoApp } from './sign-in/app.ts';
import { createCodes } from './sign-in/authorization.ts';
import { type Authority, consentAddress } from './sign-in/oauth.ts';
import { createTokens, type TokenAnswer } from './sign-in/tokens.ts';
import type { Person, Site } from './site.ts';
import { defaultSwitches, type Switches } from './switches.ts';

export type FakeConfluenceOptions = {
  /** Milliseconds since 1970; the machine's clock unless given. */
  now?: () => number;
  /** Changes every generated id; the same seed gives the same ids. */
  seed?: string;
  app?: Partial<App>;
  person?: Partial<Person>;
  /** The sites of the person; one unless given. */
  sites?: readonly SiteOptions[];
  switches?: Partial<Switches>;
  /** Pages of other hosts, by their whole address. */
  pages?: Iterable<readonly [url: string, page: DemoPage]>;
  /** What an earlier cloud of the same seed had handed out: whoever holds it is still signed in. */
  tokens?: readonly TokenAnswer[];
  /** Whether requests and answers are kept. Long runs turn it off. */
  isRecording?: boolean;
};

/** A signed-in person as a unit test needs one. */
export type SignIn = {
  accessToken: string;
  refreshToken: string | undefined;
  expiresIn: number;
  cloudId: string;
  accountId: string;
};

export type FakeConfluence = {
  /** Like the global `fetch`, over this cloud only: other hosts are unknown to its name server. */
  fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /** The same below `fetch`'s manners, for servers: redirects are handed on. Throws ConnectionLost. */
  answer: (request: Request) => Promise<Response>;
  app: App;
  person: Person;
  /** The first site; `sites` has all of them. */
  site: Site;
  sites: readonly Site[];
  switches: Switches;
  faults: Faults;
  record: Exchange[];
  pages: Map<string, DemoPage>;
  /** Takes the network away and gives it back. */
  setOnline: (isOnline: boolean) => void;
  /** A valid token without the trouble of consent. `lifetime` in milliseconds. */
  signIn: (options?: { scopes?: readonly string[]; lifetime?: number }) => SignIn;
  /** What a person does on the consent page: the callback address for an authorize address. Throws where the page would show an error. */
  consent: (authorizeUrl: string, answer?: 'accept' | 'cancel') => string;
  /** Every answer of the token endpoint so far. */
  tokens: () => readonly TokenAnswer[];
  /** Ends every access token now. */
  expireTokens: () => void;
  /** The person removes the app: access and refresh tokens are worth nothing. */
  revokeTokens: () => void;
};

const demoPerson: Person = {
  accountId: '5b10a2844c20165700ede21g',
  displayName: 'Mia Krystof',
  publicName: 'mia',
  email: 'mia@example.com',
};

/** An in-memory Confluence Cloud with everything around it that the extension talks to. */
export function createFakeConfluence(options: FakeConfluenceOptions = {}): FakeConfluence {
  const cloud = createCloud(options);
  const [site] = cloud.sites;
  if (!site) throw new TypeError('at least one site is needed');
  const app: App = { ...demoApp, ...options.app };
  const tokens = createTokens(cloud, options.tokens);
  const authority: Authority = { app, codes: createCodes(cloud), tokens, cloud };
  const pages = new Map(options.pages ?? []);
  const faults = createFaults();
  const record: Exchange[] = [];
  const isRecording = options.isRecording !== false;
  let isOnline = true;
  let carriedOut = 0;

  async function answer(request: Request): Promise<Response> {
    const incoming = await readIncoming(request);
    if (!isOnline) throw new ConnectionLost('offline');
    const fault = faults.take(incoming);
    if (isRecording) return answerRecorded(incoming, fault, request.signal);
    const work = () => carryOut(incoming);
    return fault ? faults.play(fault, work, request.signal) : work();
  }

  async function answerRecorded(incoming: Incoming, fault: Fault | undefined, signal: AbortSignal): Promise<Response> {
    const exchange = recordRequest(incoming, cloud.now());
    record.push(exchange);
    if (fault) exchange.fault = fault.kind;
    const work = async () => recordAnswer(exchange, await carryOut(incoming), cloud.now);
    try {
      const response = await (fault ? faults.play(fault, work, signal) : work());
      Object.assign(exchange, { outcome: 'answered', status: response.status });
      return response;
    } catch (error) {
      exchange.outcome = 'lost';
      throw error;
    }
  }

  async function carryOut(incoming: Incoming): Promise<Response> {
    const response = await answerHost({ cloud, authority, pages }, incoming);
    carriedOut += 1;
    response.headers.set('atl-traceid', carriedOut.toString(16).padStart(32, '0'));
    return response;
  }

  return {
    fetch: createFetch(answer),
    answer,
    app,
    person: cloud.person,
    site,
    sites: cloud.sites,
    switches: cloud.switches,
    faults,
    record,
    pages,
    setOnline(value) {
      isOnline = value;
    },
    signIn: ({ scopes = app.scopes, lifetime } = {}) => showSignIn(tokens.issue(scopes, lifetime), site, cloud.person),
    consent: (authorizeUrl, given = 'accept') => consentFor(authority, authorizeUrl, given),
    tokens: () => tokens.handedOut,
    expireTokens: tokens.expireAll,
    revokeTokens: tokens.revokeAll,
  };
}

function createCloud(options: FakeConfluenceOptions): Cloud {
  const now = options.now ?? Date.now;
  const ids = createCloudIds(options);
  const person = { ...demoPerson, ...options.person };
  const sites = (options.sites ?? [{}]).map((site) => createSite({ now: now(), ids, person }, site));
  return { now, ids, person, sites, switches: { ...defaultSwitches, ...options.switches } };
}

/** Secrets are never those of the earlier cloud, whose contents have the same ids. */
function createCloudIds({ seed = 'fake-confluence', tokens }: FakeConfluenceOptions): Ids {
  const ids = createIds(seed);
  return tokens ? { ...ids, secret: createIds(`${seed}, again`).secret } : ids;
}

const showSignIn = (answer: TokenAnswer, site: Site, person: Person): SignIn => ({
  accessToken: answer.access_token,
  refreshToken: answer.refresh_token,
  expiresIn: answer.expires_in,
  cloudId: site.cloudId,
  accountId: person.accountId,
});

function consentFor(authority: Authority, authorizeUrl: string, given: 'accept' | 'cancel'): string {
  const address = consentAddress(authority, new URL(authorizeUrl).search, given);
  if (typeof address === 'string') return address;
  throw new Error(`The consent page shows an error: ${address.join('; ')}`);
}
