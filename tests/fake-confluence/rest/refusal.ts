/** An answer that says no. Handlers throw it, the outermost layer sends it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly contentType: string;

  constructor(status: number, body: string, contentType: string) {
    super(body);
    this.status = status;
    this.contentType = contentType;
  }

  /** A fresh response each time, since a body can be read only once. */
  toResponse(): Response {
    return new Response(this.message, { status: this.status, headers: { 'content-type': this.contentType } });
  }
}

const jsonRefusal = (status: number, envelope: unknown) =>
  new Refusal(status, JSON.stringify(envelope), 'application/json');

/** The v2 envelope, a list of errors. */
export const refuseV2 = (status: number, code: string, title: string): Refusal =>
  jsonRefusal(status, { errors: [{ status, code, title, detail: null }] });

/** Not there and not allowed look the same from outside. */
export const notFoundV2 = (): Refusal => refuseV2(404, 'NOT_FOUND', 'Not Found');

/** The v1 envelope; the words come with the name of a Java exception in front, as on the live service. */
export const refuseV1 = (status: number, exception: string, words: string): Refusal =>
  jsonRefusal(status, {
    statusCode: status,
    data: { authorized: status !== 403, valid: true, successful: status === 400 },
    message: `com.atlassian.confluence.api.service.exceptions.${exception}: ${words}`,
  });

/** The gateway's envelope, before the product has seen anything. */
export const refuseAtGateway = (code: number, message: string): Refusal => jsonRefusal(code, { code, message });

/** The token endpoint's envelope (RFC 6749 §5.2). */
export const refuseToken = (status: number, error: string, description: string): Refusal =>
  jsonRefusal(status, { error, error_description: description });

/** The XSRF filter answers in plain text. */
export const refuseXsrf = (): Refusal => new Refusal(403, 'XSRF check failed', 'text/plain;charset=UTF-8');
