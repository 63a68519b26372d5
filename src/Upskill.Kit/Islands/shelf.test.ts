import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeStorage } from './fake-storage.ts';
import { BrowserShelf } from './shelf.ts';

test('What is kept is there for the next page', () => {
  const storage = new FakeStorage();
  new BrowserShelf(() => storage).write('a', { answers: [1, 2] });
  assert.deepEqual(new BrowserShelf(() => storage).read('a'), { answers: [1, 2] });
});

test('A full storage still keeps the newest value for this page', () => {
  const storage = new FakeStorage(), shelf = new BrowserShelf(() => storage);
  shelf.write('a', 1);
  storage.full = true;
  shelf.write('a', 2);
  assert.equal(shelf.read('a'), 2);
  shelf.remove('a');
  assert.equal(shelf.read('a'), undefined);
});

test('A storage that may not even be named is no error', () => {
  const shelf = new BrowserShelf(() => { throw new Error('SecurityError'); });
  shelf.write('a', 1);
  assert.equal(shelf.read('a'), 1);
  assert.deepEqual(shelf.names(), ['a']);
});

test('A value that is broken counts as none', () => {
  const storage = new FakeStorage();
  storage.items.set('a', '{"half');
  assert.equal(new BrowserShelf(() => storage).read('a'), undefined);
  assert.equal(storage.items.has('a'), false);
});
