import { describe, expect, it } from 'vitest';
import { check } from '../../model/check';
import { BENIGN_VARIANT, MUTANTS } from '../../model/mutants';
import { type Protocol, REAL_PROTOCOL } from '../../model/protocol';

/** Generous: how long an exploration takes says nothing about the protocol. */
const PATIENCE = 600_000;

const UNTIL_PUBLISHED = REAL_PROTOCOL.decisions.filter((decision) => decision !== 'renamed');

describe('the protocol, explored in full', { timeout: PATIENCE }, () => {
  it('never loses or doubles a clip with two workers, no lock and three faults', () => {
    const verdict = check(REAL_PROTOCOL, { workers: 2, faults: 3, decisions: 0, hasPicture: false });
    expect(verdict.violation).toBeUndefined();
    expect(verdict.states).toBeGreaterThanOrEqual(60_000);
  });

  it('holds when one worker meets four faults', () => {
    expect(check(REAL_PROTOCOL, { workers: 1, faults: 4, decisions: 0 }).violation).toBeUndefined();
  });

  it('holds when the person cancels, restores, edits, renames and trashes meanwhile', () => {
    const before: Protocol = { ...REAL_PROTOCOL, decisions: UNTIL_PUBLISHED };
    expect(check(before, { workers: 1, faults: 2, decisions: 2 }).violation).toBeUndefined();
    expect(check(before, { workers: 2, faults: 1, decisions: 1, hasPicture: false }).violation).toBeUndefined();
    expect(check(before, { workers: 2, faults: 0, decisions: 2, hasPicture: false }).violation).toBeUndefined();
  });

  it('holds when the person has the published page changed, changed back and undone', () => {
    const renaming: Protocol = { ...REAL_PROTOCOL, decisions: ['renamed', 'cancelled'] };
    expect(check(renaming, { workers: 1, faults: 2, decisions: 2, hasPicture: false }).violation).toBeUndefined();
    expect(check(renaming, { workers: 2, faults: 0, decisions: 2, hasPicture: false }).violation).toBeUndefined();
  });

  it('does not need a durable end of the uploads', () => {
    expect(check(BENIGN_VARIANT, { workers: 2, faults: 1, decisions: 0 }).violation).toBeUndefined();
  });
});

describe('a protocol known to be wrong is caught', { timeout: PATIENCE }, () => {
  it.each(MUTANTS)('$name', ({ protocol, options, breaks }) => {
    const { violation } = check(protocol, options);
    expect(breaks).toContain(violation?.rule);
    expect(violation?.story.length).toBeGreaterThan(0);
  });
});
