import { html, type Markup } from './html.ts';
import { styleSheet } from './style-sheet.ts';

/** A whole HTML document around the given body. */
export const showDocument = (title: string, body: Markup): Markup => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<link rel="icon" href="data:,"/>
<title>${title}</title>
<style>${styleSheet}</style>
</head>
<body>
${body}
</body>
</html>`;

/** Pages show what strangers wrote: no script, no frame, nothing fetched but pictures. */
const HEADERS = {
  'content-type': 'text/html;charset=UTF-8',
  'content-security-policy': "default-src 'none'; img-src 'self' https: http: data:; style-src 'unsafe-inline'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

export const pageResponse = (page: Markup, status = 200): Response =>
  new Response(page.markup, { status, headers: HEADERS });
