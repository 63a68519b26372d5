import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock, settle } from './fake-clock.ts';
import { Freshness, type Fragment } from './freshness.ts';

/** A server that answers when the test says so. */
function world(shown = 17) {
  const open: { answer(number: number | 'gone'): Promise<void>; fail(): Promise<void> }[] = [];
  const seen: number[] = [], clock = new FakeClock();
  const freshness = new Freshness(shown, () => new Promise<Fragment | 'gone'>((resolve, reject) => open.push({
    answer: number => (resolve(number === 'gone' ? 'gone' : { number, show: () => seen.push(number) }), settle()),
    fail: () => (reject(new Error('no network')), settle()),
  })), clock);
  return { open, seen, clock, freshness };
}

test('A number that is already shown, or older, asks for nothing', () => {
  const { open, freshness } = world();
  freshness.moved(17);
  freshness.moved(3);
  assert.equal(open.length, 0);
});

test('Many pushes during one request make one more request, not many', async () => {
  const { open, seen, freshness } = world();
  for (let number = 18; number <= 40; number++) freshness.moved(number);
  assert.equal(open.length, 1);
  await open[0]!.answer(20);
  assert.equal(open.length, 2);
  await open[1]!.answer(40);
  assert.equal(open.length, 2);
  assert.deepEqual(seen, [20, 40]);
});

test('An answer newer than the push is not asked for a second time', async () => {
  const { open, seen, freshness } = world();
  freshness.moved(18);
  await open[0]!.answer(25);
  freshness.moved(22);
  freshness.moved(25);
  assert.equal(open.length, 1);
  assert.deepEqual(seen, [25]);
});

test('An answer of an older number is never shown, and is asked again after a pause', async () => {
  const { open, seen, clock, freshness } = world();
  freshness.moved(18);
  await open[0]!.answer(16);
  assert.deepEqual(seen, []);
  assert.equal(open.length, 1);
  await clock.pass(1000);
  await open[1]!.answer(18);
  assert.deepEqual(seen, [18]);
});

test('After a reconnect the number that Watch answers is enough to catch up on what was missed', async () => {
  const { open, seen, freshness } = world();
  freshness.moved(17);
  freshness.moved(31);
  await open[0]!.answer(31);
  assert.deepEqual(seen, [31]);
});

test('A failure is tried again with growing waits, and pushes meanwhile do not shorten them', async () => {
  const { open, seen, clock, freshness } = world();
  freshness.moved(18);
  for (let i = 0; i < 6; i++) {
    await open[i]!.fail();
    for (let push = 0; push < 20; push++) freshness.moved(19 + push);
    assert.equal(open.length, i + 1);
    await clock.pass(15_000);
  }
  assert.deepEqual(clock.waits, [1000, 2000, 4000, 8000, 15_000, 15_000]);
  await open[6]!.answer(38);
  assert.deepEqual(seen, [38]);
});

test('A good moment tries again at once', async () => {
  const { open, clock, freshness } = world();
  freshness.moved(18);
  await open[0]!.fail();
  freshness.now();
  assert.equal(open.length, 2);
  await clock.pass(60_000);
  assert.equal(open.length, 2);
});

test('A part that is gone is left as it is and never asked for again', async () => {
  const { open, seen, clock, freshness } = world();
  freshness.moved(18);
  await open[0]!.answer('gone');
  freshness.moved(19);
  freshness.now();
  await clock.pass(3_600_000);
  assert.equal(open.length, 1);
  assert.deepEqual(seen, []);
});

test('An answer that comes after the element left the page is not shown', async () => {
  const { open, seen, freshness } = world();
  freshness.moved(18);
  freshness.stop();
  await open[0]!.answer(18);
  assert.deepEqual(seen, []);
});

test('What is pushed with the very next number is shown without asking; after a gap, or while an answer is under way, what is missing is asked for', async () => {
  const { open, seen, freshness } = world();
  assert.equal(freshness.took(18), true);
  assert.equal(freshness.took(18), false); // a repeat
  assert.equal(open.length, 0);
  assert.equal(freshness.took(20), false); // 19 was lost
  assert.equal(open.length, 1);
  assert.equal(freshness.took(19), false);
  await open[0]!.answer(20);
  assert.deepEqual(seen, [20]);
  assert.equal(freshness.took(21), true);
  assert.equal(open.length, 1);
});

test('What is pushed together is shown without asking where nothing before it is missing', async () => {
  const { open, seen, freshness } = world();
  assert.equal(freshness.took(25, 17), true);
  assert.equal(freshness.took(30, 20), true); // holds what is known already, too
  assert.equal(freshness.took(28, 25), false); // late
  assert.equal(open.length, 0);
  assert.equal(freshness.took(40, 33), false); // 31 to 33 were lost
  await open[0]!.answer(40);
  assert.deepEqual(seen, [40]);
});
