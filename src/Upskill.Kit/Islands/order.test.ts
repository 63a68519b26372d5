import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filled, moved, placeAt } from './order.ts';

test('Every item can be put at every place and all others keep their order', () => {
  for (let from = 0; from < 4; from++) {
    for (let to = 0; to < 4; to++) {
      const list = moved(['a', 'b', 'c', 'd'], from, to);
      assert.equal(list[to], 'abcd'[from]);
      assert.equal(list.filter(item => item !== 'abcd'[from]).join(''), 'abcd'.replace('abcd'[from]!, ''));
    }
  }
});

test('A pointer means the place behind every item whose middle it has passed', () => {
  assert.deepEqual([-5, 10, 11, 25, 99].map(height => placeAt(height, [10, 20, 30])), [0, 0, 1, 2, 3]);
});

test('A sentence is filled in, and a place without a value stays', () => {
  assert.equal(filled('{0} is now {1} of {2}.', 'Sign', 2, 3), 'Sign is now 2 of 3.');
  assert.equal(filled('{0} {4}', 'a'), 'a {4}');
});
