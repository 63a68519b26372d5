import assert from 'node:assert/strict';
import { test } from 'node:test';
import { way, type Press } from './arrow.ts';

const press = (key: string, more: Partial<Press> = {}): Press =>
  ({ key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, repeat: false, defaultPrevented: false, ...more });

test('Arrows lead back and on, other keys nowhere', () => {
  assert.equal(way(press('ArrowLeft')), 'prev');
  assert.equal(way(press('ArrowRight')), 'next');
  assert.equal(way(press('ArrowDown')), undefined);
});

test('With a modifier, held down, or used by something else, an arrow leads nowhere', () => {
  for (const more of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey', 'repeat', 'defaultPrevented'] as const)
    assert.equal(way(press('ArrowRight', { [more]: true })), undefined, more);
});
