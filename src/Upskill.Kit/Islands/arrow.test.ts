import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inForm, way, type Press } from './arrow.ts';

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

test('In a form, n and p leaf and a digit names an option; anything else is left alone', () => {
  assert.equal(inForm(press('n')), 'next');
  assert.equal(inForm(press('p')), 'prev');
  assert.equal(inForm(press('1')), 0);
  assert.equal(inForm(press('9')), 8);
  for (const key of ['0', '10', 'N', 'a', 'Enter', 'F1', ' ']) assert.equal(inForm(press(key)), undefined, key);
});

test('With a modifier or held down, a letter or a digit does nothing', () => {
  for (const more of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey', 'repeat', 'defaultPrevented'] as const)
    for (const key of ['n', 'p', '1']) assert.equal(inForm(press(key, { [more]: true })), undefined, `${more} ${key}`);
});
