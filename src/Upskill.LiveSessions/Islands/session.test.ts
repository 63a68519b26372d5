import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill, left, patience, share } from './session.ts';

test('The time that is left is counted in whole seconds and ends with nothing', () => {
  assert.equal(left(200_000, 0), '3:20');
  assert.equal(left(200_000, 199_100), '0:01');
  assert.equal(left(200_000, 200_000), undefined);
});

test('A share is told only once counts are', () => {
  const poll = { number: 1, question: '', options: ['a', 'b'], answered: null, counts: null, isOpen: true };
  assert.equal(share(poll, 0), undefined);
  assert.equal(share({ ...poll, answered: 8, counts: [6, 2] }, 1), 0.25);
});

test('Words are filled in, each value in its place', () => {
  assert.equal(fill('Group {0} of {1}', 4, 15), 'Group 4 of 15');
  assert.equal(fill(undefined, 4), '');
});

test('Few ask at once and thousands within five seconds', () => {
  assert.equal(patience(0, () => 1), 0);
  assert.equal(patience(150, () => 1), 150);
  assert.equal(patience(20_000, () => 0.5), 2500);
});
