import type { Person, Site } from '../site.ts';
import { html, type Markup } from '../wiki/html.ts';
import { showDocument } from '../wiki/page-frame.ts';
import type { App } from './app.ts';
import type { AuthorizeRequest } from './authorization.ts';

/** The page on which a person lets the app in. Its form carries the whole request, for the server keeps none. */
export const consentPage = (
  app: App,
  request: AuthorizeRequest,
  { person, sites, search }: { person: Person; sites: readonly Site[]; search: string },
): Markup =>
  showDocument(
    `${app.name} would like access`,
    html`<main class="dialog">
  <h1>${app.name} is requesting access to your Atlassian account</h1>
  <p>Signed in as <strong>${person.displayName}</strong> (${person.email})</p>
  <h2>Sites</h2>
  <ul>${sites.map((site) => html`<li>${site.url}</li>`)}</ul>
  <h2>It would like to</h2>
  <ul class="scopes">${request.scopes.map((scope) => html`<li><code>${scope}</code></li>`)}</ul>
  <form method="post" action="/consent">
    <input type="hidden" name="request" value="${search}"/>
    <button type="submit" name="answer" value="accept" class="primary">Accept</button>
    <button type="submit" name="answer" value="cancel">Cancel</button>
  </form>
  <p class="quiet">This is the embedded Confluence for tests and demonstrations. It is not Atlassian.</p>
</main>`,
  );

/** What a person sees when the app asks for something it may not. */
export const authorizeErrorPage = (complaints: readonly string[]): Markup =>
  showDocument(
    'Something went wrong',
    html`<main class="dialog">
  <h1>Something went wrong</h1>
  <p>The app that sent you here is not set up correctly.</p>
  <ul>${complaints.map((words) => html`<li>${words}</li>`)}</ul>
</main>`,
  );
