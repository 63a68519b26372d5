import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Connection, type Hub } from './connection.ts';
import { FakeClock, settle } from './fake-clock.ts';

class FakeHub implements Hub {
  asked: string[] = [];
  stopped = 0;
  move: (topic: string, number: number) => void = () => {};
  close: () => void = () => {};
  tell = new Map<string, (fact: unknown) => void>();
  constructor(private readonly starts: () => Promise<void>, private readonly answer: (topic: string) => Promise<unknown>) {}
  start() { return this.starts(); }
  async stop() { this.stopped++; }
  invoke<T>(method: string, topic: string) { this.asked.push(`${method} ${topic}`); return this.answer(topic) as Promise<T>; }
  on(method: string, handler: (...facts: never[]) => void) {
    if (method === 'Moved') this.move = handler as (topic: string, number: number) => void;
    else this.tell.set(method, handler as (fact: unknown) => void);
  }
  onclose(handler: () => void) { this.close = handler; }
}

function world() {
  const hubs: FakeHub[] = [], away: boolean[] = [], clock = new FakeClock();
  const server = { starts: () => Promise.resolve(), answer: (_: string): Promise<unknown> => Promise.resolve(17) };
  const connection = new Connection(() => {
    const hub = new FakeHub(() => server.starts(), topic => server.answer(topic));
    hubs.push(hub);
    return hub;
  }, clock, state => away.push(state));
  return { hubs, away, clock, server, connection };
}

const never = () => new Promise<never>(() => {});

test('Two parts of a page share one connection, and each hears only its own topic', async () => {
  const { hubs, connection } = world();
  const a: number[] = [], b: number[] = [];
  connection.watch('labelling', number => a.push(number));
  connection.watch('cmc', number => b.push(number));
  await settle();
  hubs[0]!.move('cmc', 18);
  assert.equal(hubs.length, 1);
  assert.deepEqual([a, b], [[17], [17, 18]]);
});

test('A lost connection comes back for ever, with waits of at most fifteen seconds', async () => {
  const { hubs, away, clock, server, connection } = world();
  connection.watch('labelling', () => {});
  await settle();
  server.starts = () => Promise.reject(new Error('no network'));
  const before = clock.waits.length;
  hubs[0]!.close();
  await clock.pass(3_600_000);
  assert.ok(hubs.length > 240, `only ${hubs.length} attempts in an hour`);
  assert.ok(clock.waits.slice(before).every(wait => wait > 0 && wait <= 15_000));
  assert.deepEqual(away.slice(0, 2), [false, true]);
  assert.ok(!away.slice(1).includes(false));
});

test('After a reconnect every topic is asked for its newest number again', async () => {
  const { hubs, clock, server, connection } = world();
  const heard: number[] = [];
  connection.watch('labelling', number => heard.push(number));
  await settle();
  server.answer = () => Promise.resolve(23);
  hubs[0]!.close();
  await clock.pass(1000);
  assert.deepEqual(hubs[1]!.asked, ['Watch labelling']);
  assert.deepEqual(heard, [17, 23]);
});

test('Back in a good moment, an open connection asks again and a waiting one connects at once', async () => {
  const { hubs, connection } = world();
  connection.watch('labelling', () => {});
  await settle();
  connection.now();
  assert.equal(hubs[0]!.asked.length, 2);
  hubs[0]!.close();
  connection.now();
  assert.equal(hubs.length, 2);
});

test('A socket that only seems to be open is given up and replaced', async () => {
  const { hubs, clock, server, connection } = world();
  connection.watch('labelling', () => {});
  await settle();
  server.answer = never;
  connection.now();
  await clock.pass(10_000);
  server.answer = () => Promise.resolve(18);
  await clock.pass(2000);
  assert.equal(hubs[0]!.stopped, 1);
  assert.equal(hubs.length, 2);
});

test('A start that never ends is given up after fifteen seconds', async () => {
  const { hubs, away, clock, server, connection } = world();
  server.starts = never;
  connection.watch('labelling', () => {});
  await clock.pass(15_000);
  assert.equal(hubs[0]!.stopped, 1);
  assert.deepEqual(away, [true]);
  server.starts = () => Promise.resolve();
  await clock.pass(1000);
  assert.deepEqual(away, [true, false]);
});

test('A server that accepts and closes at once meets growing waits, not a hot loop', async () => {
  const { hubs, clock, server, connection } = world();
  server.answer = never;
  connection.watch('labelling', () => {});
  for (let i = 0; i < 8; i++) {
    await settle();
    hubs.at(-1)!.close();
    while (hubs.length === i + 1) await clock.pass(100);
  }
  const drops = clock.waits.filter(wait => wait !== 15_000 && wait !== 10_000);
  assert.ok(drops.slice(4).every(wait => wait >= 1500), `waits did not grow: ${drops}`);
});

test('What is no longer watched hears nothing and is not asked for', async () => {
  const { hubs, connection } = world();
  const heard: number[] = [];
  const leave = connection.watch('labelling', number => heard.push(number));
  await settle();
  leave();
  hubs[0]!.move('labelling', 18);
  connection.now();
  assert.deepEqual(heard, [17]);
  assert.equal(hubs[0]!.asked.length, 1);
});

test('A topic that the hub refuses leaves the others alone', async () => {
  const { server, connection } = world();
  const heard: number[] = [];
  server.answer = topic => topic === 'secret' ? Promise.reject(new Error('not found')) : Promise.resolve(4);
  connection.watch('secret', number => heard.push(number));
  connection.watch('labelling', number => heard.push(number));
  await settle();
  assert.deepEqual(heard, [4]);
});

test('A topic that the hub could not tell of is asked for again over the same connection, ever later, and no more once it is told', async () => {
  const { hubs, clock, server, connection } = world(), heard: number[] = [];
  server.answer = () => Promise.reject(new Error('the silo is away'));
  connection.watch('labelling', number => heard.push(number));
  await clock.pass(600_000);
  assert.ok(hubs[0]!.asked.length > 5 && hubs[0]!.asked.length < 60, `asked ${hubs[0]!.asked.length} times in ten minutes`);
  server.answer = () => Promise.resolve(9);
  await clock.pass(60_000);
  const asked = hubs[0]!.asked.length;
  await clock.pass(600_000);
  assert.deepEqual([heard, hubs.length, hubs[0]!.asked.length], [[9], 1, asked]);
});

test('A fact that is pushed by name is heard over every connection that comes after a lost one', async () => {
  const { hubs, clock, connection } = world(), heard: string[] = [];
  connection.hear<string>('Changed', fact => heard.push(fact));
  connection.watch('a', () => {});
  await settle();
  hubs[0]!.tell.get('Changed')!('first');
  hubs[0]!.close();
  await clock.pass(60_000);
  await settle();
  hubs[1]!.tell.get('Changed')!('second');
  assert.deepEqual(heard, ['first', 'second']);
});
