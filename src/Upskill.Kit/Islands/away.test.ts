import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Away } from './away.ts';
import { FakeClock } from './fake-clock.ts';

function world() {
  const shown: boolean[] = [], clock = new FakeClock();
  return { shown, clock, away: new Away(clock, state => shown.push(state)) };
}

test('A blip of less than two seconds is not told', async () => {
  const { shown, clock, away } = world();
  away.connection('/hubs/adoption', true);
  await clock.pass(1900);
  away.connection('/hubs/adoption', false);
  await clock.pass(10_000);
  assert.deepEqual(shown, []);
});

test('A longer loss is told once, however often it fails to come back, and taken back when it is up', async () => {
  const { shown, clock, away } = world();
  for (let i = 0; i < 5; i++) {
    away.connection('/hubs/adoption', true);
    await clock.pass(1000);
  }
  away.connection('/hubs/adoption', false);
  assert.deepEqual(shown, [true, false]);
});

test('One of two connections back is not both', async () => {
  const { shown, clock, away } = world();
  away.connection('a', true);
  away.connection('b', true);
  await clock.pass(2000);
  away.connection('a', false);
  assert.deepEqual(shown, [true]);
  away.connection('b', false);
  assert.deepEqual(shown, [true, false]);
});

test('A browser that is offline is told at once', () => {
  const { shown, away } = world();
  away.offline(true);
  away.offline(false);
  assert.deepEqual(shown, [true, false]);
});
