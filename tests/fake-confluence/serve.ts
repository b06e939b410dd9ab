import { parseArgs } from 'node:util';
import { createFakeConfluence } from './fake-confluence.ts';
import { startHttpServer } from './http-server.ts';
import { startTlsServer } from './tls-server.ts';

const { values } = parseArgs({ options: { port: { type: 'string' }, spaces: { type: 'string' } } });
const sites = [values.spaces === undefined ? {} : { spaces: Number(values.spaces) }];
const fake = createFakeConfluence({ sites });
const tls = await startTlsServer(fake);
const http = await startHttpServer(fake, Number(values.port ?? 0));

console.log(
  JSON.stringify({
    tlsPort: tls.port,
    spki: tls.spki,
    httpPort: http.port,
    viewer: `${http.origin}/wiki`,
    site: fake.site.url,
    cloudId: fake.site.cloudId,
    clientId: fake.app.clientId,
    clientSecret: fake.app.clientSecret,
  }),
);
