import { describe, expect, it } from 'vitest';
import type { ConfluenceErrorCode } from '../../../lib/confluence/confluence-error';
import { judge, type Step } from '../../../lib/queue/verdict';

const STEPS = ['create', 'upload', 'read', 'publish', 'finish', 'remove'] as const satisfies readonly Step[];

/** The whole product of steps and answers; a reason alone means that the person is asked for it. */
const TABLE = {
  'no-answer': ['retry-orphan', 'retry', 'retry', 'retry', 'retry', 'retry'],
  timeout: ['retry-orphan', 'retry', 'retry', 'retry', 'retry', 'retry'],
  server: ['retry-orphan', 'retry', 'retry', 'retry', 'retry', 'retry'],
  malformed: ['retry-orphan', 'retry', 'retry', 'retry', 'retry', 'retry'],
  'rate-limited': ['pause', 'pause', 'pause', 'pause', 'pause', 'pause'],
  unauthorized: ['pause', 'pause', 'pause', 'pause', 'pause', 'pause'],
  scope: ['ask scope', 'ask scope', 'ask scope', 'ask scope', 'ask scope', 'ask scope'],
  forbidden: ['ask forbidden', 'ask forbidden', 'ask forbidden', 'ask forbidden', 'ask forbidden', 'ask forbidden'],
  xsrf: ['ask xsrf', 'ask xsrf', 'ask xsrf', 'ask xsrf', 'ask xsrf', 'ask xsrf'],
  'not-found': ['ask space-missing', 'look-for-draft', 'missing', 'missing', 'missing', 'done'],
  'title-taken': ['ask title-taken', 'ask refused', 'ask refused', 'title-clash', 'ask refused', 'ask refused'],
  'body-refused': ['body-refused', 'ask refused', 'ask refused', 'body-refused', 'ask refused', 'ask refused'],
  'already-exists': ['ask refused', 'done', 'ask refused', 'ask refused', 'done', 'ask refused'],
  'too-large': [
    'ask too-large',
    'ask attachment-too-large',
    'ask refused',
    'ask too-large',
    'ask refused',
    'ask refused',
  ],
  conflict: ['ask conflict', 'retry', 'retry', 'conflict', 'retry', 'retry'],
  redirected: [
    'ask redirected',
    'ask redirected',
    'ask redirected',
    'ask redirected',
    'ask redirected',
    'ask redirected',
  ],
  refused: ['ask refused', 'ask refused', 'ask refused', 'ask refused', 'ask refused', 'ask refused'],
} satisfies Record<ConfluenceErrorCode, string[]>;

const CASES = Object.entries(TABLE).flatMap(([code, verdicts]) =>
  STEPS.map((step, index) => ({ code: code as ConfluenceErrorCode, step, expected: verdicts[index] })),
);

describe('judge', () => {
  it.each(CASES)('takes $code for an answer to $step as $expected', ({ code, step, expected }) => {
    const verdict = judge(step, code);
    expect(verdict.kind === 'ask' ? `ask ${verdict.reason}` : verdict.kind).toBe(expected);
  });

  it('pauses the queue for what is not the clip’s failure', () => {
    expect(judge('create', 'rate-limited')).toEqual({ kind: 'pause', why: 'rate-limited' });
    expect(judge('upload', 'unauthorized')).toEqual({ kind: 'pause', why: 'auth' });
  });

  it.each(STEPS)('takes a 5xx and a timeout for %s alike, as the model check assumes', (step) => {
    expect(judge(step, 'server')).toEqual(judge(step, 'timeout'));
    expect(judge(step, 'no-answer')).toEqual(judge(step, 'timeout'));
    expect(judge(step, 'malformed')).toEqual(judge(step, 'timeout'));
  });
});
