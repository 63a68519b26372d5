import assert from 'node:assert/strict';
import { test } from 'node:test';
import file from '../Guard/guard-vectors.json';
import { blocks, confirmation, Guard } from './guard.ts';

const guard = new Guard(file.expressions);

for (const { what, text, finds } of file.vectors) {
  test(`${what}: found at its place, and nothing else is`, () =>
    assert.deepEqual(guard.look(text).map(({ kind, start, length }) => `${kind}: ${text.substring(start, start + length)}`), finds));
}

test('Without patterns of the organisation no code is found', () => assert.deepEqual(new Guard([]).look('UPX-1234'), []));

test('Patient numbers, secrets and codes block; what says who somebody is warns', () => {
  assert.deepEqual((['NhsNumber', 'PatientNumber', 'Secret', 'Code'] as const).map(kind => blocks({ kind })), [true, true, true, true]);
  assert.deepEqual((['Email', 'Telephone', 'Colleague'] as const).map(kind => blocks({ kind })), [false, false, false]);
});

test('A confirmation says of what and where, as the server reads it', () =>
  assert.equal(confirmation('reason', { kind: 'Email', start: 4, length: 16 }), 'reason/Email/4/16'));
