import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock, settle } from './fake-clock.ts';
import { Search } from './search.ts';

function world() {
  const open = new Map<string, { resolve(answer: string): void; reject(): void }>(), asked: string[] = [], shown: string[] = [], clock = new FakeClock();
  const search = new Search<string>('', clock, query => new Promise((resolve, reject) => {
    asked.push(query);
    open.set(query, { resolve, reject: () => reject(new Error('no network')) });
  }), (_, answer) => shown.push(answer));
  return { open, asked, shown, clock, search };
}

test('Only what was typed when the keys rested is asked', async () => {
  const { asked, clock, search } = world();
  for (const query of ['a', 'an', 'ann', 'anna']) {
    search.typed(query);
    await clock.pass(200);
  }
  await clock.pass(50);
  assert.deepEqual(asked, ['anna']);
});

test('An older answer never replaces a newer one', async () => {
  const { open, shown, clock, search } = world();
  search.typed('an');
  await clock.pass(250);
  search.typed('anna');
  await clock.pass(250);
  open.get('anna')!.resolve('Anna');
  await settle();
  open.get('an')!.resolve('Andreas, Anna');
  await settle();
  assert.deepEqual(shown, ['Anna']);
});

test('The same words again ask for nothing, unless they failed', async () => {
  const { open, asked, shown, clock, search } = world();
  for (const _ of [1, 2]) {
    search.typed('an');
    await clock.pass(250);
  }
  assert.deepEqual(asked, ['an']);
  open.get('an')!.reject();
  await settle();
  search.typed('an');
  await clock.pass(250);
  open.get('an')!.resolve('Anna');
  await settle();
  assert.deepEqual(asked, ['an', 'an']);
  assert.deepEqual(shown, ['Anna']);
});

test('Nothing is shown after the list left the page', async () => {
  const { open, shown, clock, search } = world();
  search.typed('an');
  await clock.pass(250);
  search.stop();
  open.get('an')!.resolve('Anna');
  await settle();
  assert.deepEqual(shown, []);
});
