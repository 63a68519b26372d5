import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Drafts, type Field } from './drafts.ts';
import { FakeClock, settle } from './fake-clock.ts';
import { FakeStorage } from './fake-storage.ts';
import { Outbox } from './outbox.ts';
import type { Page, Pending } from './pending.ts';
import { BrowserShelf } from './shelf.ts';
import type { Answer } from './verdict.ts';

const key = 'p-17.last-check.catch';
const fields: Field[] = [['wrong', '3'], ['wrong', '6']];

/** One page with the form; `server` is asked for each try. Several pages may share one storage. */
function open(server: (pending: Pending, nth: number) => Answer | Promise<Answer>, storage = new FakeStorage(), token = async () => true) {
  const clock = new FakeClock(), shelf = new BrowserShelf(() => storage), drafts = new Drafts(key, shelf, clock);
  const sent: Pending[] = [], log: string[] = [];
  const page: Page = {
    newId: () => crypto.randomUUID().replaceAll('-', ''),
    send: async pending => (sent.push(pending), await server(pending, sent.length)),
    freshToken: () => (log.push('token'), token()),
    waiting: waiting => void log.push(waiting ? 'waiting' : 'ready'),
    acknowledged: next => void log.push(`acknowledged ${next}`),
    refused: (sentence, errors) => void log.push(['refused', sentence, ...Object.values(errors)].join(' ')),
    signIn: () => void log.push('sign in'),
  };
  return { storage, clock, drafts, sent, log, outbox: new Outbox(key, shelf, drafts, clock, page) };
}

const lost = () => Promise.reject<Answer>(new TypeError('Failed to fetch'));
const yes: Answer = { status: 200, json: { next: '/modules/last-check/13' } };
const kept = (storage: FakeStorage) => storage.items.has(`upskill:outbox:${key}`);

test('Every try of one submission carries the same id and the same answers', async () => {
  const { outbox, sent, log, clock } = open((_, nth) => nth < 4 ? lost() : yes);
  outbox.submit('/attempts', fields);
  await clock.pass(60_000);
  assert.equal(sent.length, 4);
  assert.equal(new Set(sent.map(pending => pending.commandId)).size, 1);
  assert.match(sent[0]!.commandId, /^[0-9a-f]{32}$/);
  assert.deepEqual(sent[3]!.fields, fields);
  assert.deepEqual(log, ['waiting', 'acknowledged /modules/last-check/13']);
});

test('Tries wait 1, 2, 4, 8 and then always 15 seconds', async () => {
  const { outbox, clock } = open(lost);
  outbox.submit('/attempts', fields);
  await clock.pass(75_000);
  assert.deepEqual(clock.waits.slice(0, 7), [1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
});

test('A server that asks for a pause gets it, even in a good moment', async () => {
  const { outbox, sent, clock } = open((_, nth) => nth === 1 ? { status: 429, retryAfter: '20' } : yes);
  outbox.submit('/attempts', fields);
  await settle();
  outbox.now();
  await clock.pass(19_999);
  assert.equal(sent.length, 1);
  await clock.pass(1);
  assert.equal(sent.length, 2);
});

test('Back online, it is sent at once instead of at the end of the wait', async () => {
  const { outbox, sent, clock } = open((_, nth) => nth < 7 ? lost() : yes);
  outbox.submit('/attempts', fields);
  await clock.pass(40_000);
  const before = sent.length;
  outbox.now();
  await settle();
  assert.equal(sent.length, before + 1);
});

test('A submission outlives the page: the next one sends it with the same id, once', async () => {
  const first = open(lost);
  first.drafts.save(fields);
  first.outbox.submit('/attempts', fields);
  await settle();
  first.outbox.stop();
  await first.clock.pass(3_600_000);
  assert.equal(first.sent.length, 1);

  const second = open(() => yes, first.storage);
  second.outbox.resume();
  second.outbox.resume();
  await settle();
  assert.deepEqual(second.sent.map(pending => pending.commandId), [first.sent[0]!.commandId]);
  assert.deepEqual(second.log, ['waiting', 'acknowledged /modules/last-check/13']);
  assert.equal(first.storage.items.size, 0);

  const third = open(() => yes, first.storage);
  third.outbox.resume();
  await settle();
  assert.equal(third.sent.length, 0);
});

test('An acknowledgement counts once, and nothing is sent after it', async () => {
  const { outbox, sent, log, clock } = open(() => yes);
  outbox.submit('/attempts', fields);
  outbox.submit('/attempts', fields);
  await settle();
  outbox.now();
  outbox.resume();
  outbox.submit('/attempts', fields);
  await clock.pass(60_000);
  assert.equal(sent.length, 1);
  assert.equal(log.filter(line => line.startsWith('acknowledged')).length, 1);
});

test('A good moment during a try does not make a second one beside it', async () => {
  let answer: (answer: Answer) => void = () => {};
  const { outbox, sent, log } = open(() => new Promise<Answer>(resolve => (answer = resolve)));
  outbox.submit('/attempts', fields);
  outbox.now();
  outbox.now();
  answer(yes);
  await settle();
  assert.equal(sent.length, 1);
  assert.deepEqual(log, ['waiting', 'acknowledged /modules/last-check/13']);
});

test('A refusal drops the submission, keeps the draft, and the next one has an id of its own', async () => {
  const { outbox, drafts, storage, sent, log } = open((_, nth) => nth === 1 ? { status: 409, json: { detail: 'This module was closed on Friday.' } } : yes);
  drafts.save(fields);
  outbox.submit('/attempts', fields);
  await settle();
  assert.equal(kept(storage), false);
  assert.deepEqual(drafts.read(), fields);
  assert.deepEqual(log, ['waiting', 'ready', 'refused This module was closed on Friday.']);
  outbox.submit('/attempts', fields);
  await settle();
  assert.notEqual(sent[0]!.commandId, sent[1]!.commandId);
  assert.equal(drafts.read(), undefined);
});

test('After an error that may hide a success, the same answers go out under the same id, others under a new one', async () => {
  const { outbox, sent } = open(() => ({ status: 500 }));
  outbox.submit('/attempts', fields);
  await settle();
  outbox.submit('/attempts', fields);
  await settle();
  outbox.submit('/attempts', [['wrong', '4']]);
  await settle();
  assert.equal(sent[0]!.commandId, sent[1]!.commandId);
  assert.notEqual(sent[1]!.commandId, sent[2]!.commandId);
});

test('Signed out: the draft and the submission are kept, and sent once more after signing in', async () => {
  const first = open(() => ({ status: 401 }));
  first.drafts.save(fields);
  first.outbox.submit('/attempts', fields);
  await settle();
  assert.deepEqual(first.log, ['waiting', 'sign in']);
  assert.equal(kept(first.storage), true);

  const again = open(() => ({ status: 401 }), first.storage);
  again.outbox.resume();
  await settle();
  assert.equal(kept(first.storage), false, 'a page that always sends to the sign-in page could not be left');
  assert.deepEqual(again.drafts.read(), fields);
});

test('A stale antiforgery token is renewed once, and the id stays', async () => {
  const stale: Answer = { status: 400, json: { code: 'antiforgery', detail: 'Reload the page.' } };
  const healed = open((_, nth) => nth === 1 ? stale : yes);
  healed.outbox.submit('/attempts', fields);
  await settle();
  assert.deepEqual(healed.log, ['waiting', 'token', 'acknowledged /modules/last-check/13']);
  assert.equal(healed.sent[0]!.commandId, healed.sent[1]!.commandId);

  const broken = open(() => stale);
  broken.outbox.submit('/attempts', fields);
  await settle();
  assert.deepEqual(broken.log, ['waiting', 'token', 'ready', 'refused Reload the page.']);
});

test('A connection lost while the token is renewed is one more wait, not a refusal', async () => {
  let online = false;
  const { outbox, log, clock } = open(
    (_, nth) => nth < 3 ? { status: 400, json: { code: 'antiforgery' } } : yes, undefined, async () => online || Promise.reject(new Error('no network')));
  outbox.submit('/attempts', fields);
  await settle();
  online = true;
  await clock.pass(1000);
  assert.deepEqual(log, ['waiting', 'token', 'token', 'acknowledged /modules/last-check/13']);
});

test('A full storage does not stop a submission', async () => {
  const storage = new FakeStorage();
  storage.full = true;
  const { outbox, log, clock } = open((_, nth) => nth === 1 ? lost() : yes, storage);
  outbox.submit('/attempts', fields);
  await clock.pass(1000);
  assert.deepEqual(log, ['waiting', 'acknowledged /modules/last-check/13']);
});

test('What another tab submitted later is not forgotten with this one', async () => {
  const storage = new FakeStorage();
  let answer: (answer: Answer) => void = () => {};
  const first = open(() => new Promise<Answer>(resolve => (answer = resolve)), storage), second = open(lost, storage);
  first.outbox.submit('/attempts', fields);
  second.outbox.submit('/attempts', [['wrong', '1']]);
  answer(yes);
  await settle();
  assert.equal(kept(storage), true);
});

test('Drafts that nobody came back to in thirty days are forgotten, and nothing else is', async () => {
  const { drafts, storage, clock } = open(() => yes);
  drafts.save(fields);
  storage.items.set('upskill:outbox:other', '{}');
  await clock.pass(29 * 24 * 3600 * 1000);
  drafts.tidy();
  assert.deepEqual(drafts.read(), fields);
  await clock.pass(2 * 24 * 3600 * 1000);
  drafts.tidy();
  assert.deepEqual([...storage.items.keys()], ['upskill:outbox:other']);
});
