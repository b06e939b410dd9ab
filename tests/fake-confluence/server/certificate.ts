import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A key and a certificate of our own, in PEM; `spki` is what Chromium's `--ignore-certificate-errors-spki-list` wants. */
export type Certificate = { key: string; cert: string; spki: string };

/** Makes a certificate for the host names, good for a week. Needs `openssl` on the PATH. */
export function makeCertificate(names: readonly string[]): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'fake-confluence-'));
  try {
    const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '7'];
    const subject = [
      '-subj',
      '/CN=Embedded Confluence',
      '-addext',
      `subjectAltName=${names.map((name) => `DNS:${name}`)}`,
    ];
    execFileSync('openssl', ['req', '-x509', ...curve, '-keyout', keyFile, '-out', certFile, ...subject], {
      stdio: 'ignore',
    });
    const cert = readFileSync(certFile, 'utf8');
    return { key: readFileSync(keyFile, 'utf8'), cert, spki: fingerprint(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function fingerprint(cert: string): string {
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(publicKey).digest('base64');
}
