import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoff, retryAfter, spread } from './backoff.ts';

test('Waits grow from one second to fifteen and stay there', () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 400].map(backoff), [1000, 2000, 4000, 8000, 15000, 15000, 15000]);
});

test('A spread wait is never nothing and never longer than the wait', () => {
  assert.equal(spread(15_000, () => 0), 1500);
  assert.ok(spread(15_000, () => 0.999999) <= 15_000);
});

test('Retry-After is understood as seconds and as a date, and ignored when it is neither', () => {
  const now = Date.parse('Sun, 22 Nov 2026 10:00:00 GMT');
  assert.equal(retryAfter('7', now), 7000);
  assert.equal(retryAfter('Sun, 22 Nov 2026 10:00:30 GMT', now), 30_000);
  assert.equal(retryAfter('Sun, 22 Nov 2026 09:00:00 GMT', now), 0);
  assert.equal(retryAfter('soon', now), undefined);
  assert.equal(retryAfter('', now), undefined);
  assert.equal(retryAfter(null, now), undefined);
});
