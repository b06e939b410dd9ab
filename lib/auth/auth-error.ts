/** Why signing in or refreshing failed, told by what one can do about it. Words in `_locales` (`auth_<code>`). */
export type AuthErrorCode =
  /** No client id and secret entered, and no broker in this build. */
  | 'not-configured'
  /** The person closed the window or pressed Cancel on the consent page. */
  | 'denied'
  /** 401 access_denied at the token endpoint: wrong secret. Never answered by another consent. */
  | 'wrong-secret'
  /** The callback's state is missing, unknown or used, or the callback is not ours. */
  | 'bad-callback'
  /** The code was refused (expired, used, wrong redirect address). */
  | 'code-refused'
  /** 403 invalid_grant or unauthorized_client: sign in again. */
  | 'grant-gone'
  /** No answer, 5xx or nonsense from the token endpoint: try again later. */
  | 'unreachable'
  /** The grant reaches no Confluence site. */
  | 'no-site'
  /** Another sign-in is open. */
  | 'busy'
  /** Nobody is signed in. */
  | 'signed-out'
  /** Any other refusal. */
  | 'refused';

/** The one error of sign-in. Holds no token, code or secret. */
export class AuthError extends Error {
  override readonly name = 'AuthError';
  readonly code: AuthErrorCode;
  readonly details: { status?: number; serverMessage?: string };

  constructor(code: AuthErrorCode, details: { status?: number; serverMessage?: string } = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
