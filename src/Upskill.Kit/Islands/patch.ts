import { keepingPlace } from './keeping-place.ts';
import { attributeChanges, plan } from './patch-plan.ts';

const byKey = (root: ParentNode) => new Map([...root.querySelectorAll<HTMLElement>('[data-live]')].map(element => [element.dataset['live'] ?? '', element]));
const keyed = (root: ParentNode) => [...root.querySelectorAll<HTMLElement>('[data-live]')].map(element => ({ key: element.dataset['live'] ?? '', html: element.outerHTML }));

/**
 * Brings the content of one element to what the server last rendered, changing no node that did not change and
 * nothing but words around what has the focus. It remembers what the server said last, to tell that apart from what was done in the page since.
 */
export class Patch {
  // In a document of its own, where no island wakes up.
  #aside = document.implementation.createHTMLDocument('');
  #last: HTMLElement;
  #owed: HTMLElement | undefined;

  constructor(private readonly root: HTMLElement) {
    this.#last = this.#aside.importNode(root, true);
  }

  apply(next: HTMLElement): void {
    this.#owed = undefined;
    const keys = plan(keyed(this.#last), keyed(next));
    attributes(this.root, this.#last, next);
    const kept = this.#aside.importNode(next, true);
    if (keys === 'whole') keepingPlace(this.root, () => adopt(this.root, next));
    else this.#some(keys, next, kept);
    this.#last = kept;
  }

  /** Makes up for what was held back because the focus was there; called when the focus has moved. */
  settle(): void {
    if (this.#owed) this.apply(this.#owed);
  }

  #some(keys: readonly string[], next: HTMLElement, kept: HTMLElement): void {
    const olds = byKey(this.root), lasts = byKey(this.#last), news = byKey(next), keeps = byKey(kept);
    for (const key of keys) {
      const old = olds.get(key), last = lasts.get(key), now = news.get(key);
      // One whose parent was replaced a moment ago has been brought along.
      if (!old || !last || !now || !this.root.contains(old)) continue;
      if (old !== document.activeElement && old.contains(document.activeElement)) {
        words(old, last, now);
        // What is held back must still count as a difference later.
        keeps.get(key)?.replaceWith(last.cloneNode(true));
        this.#owed = next;
      } else morph(old, last, now);
    }
  }
}

function morph(old: Element, last: Element | undefined, next: Element): void {
  attributes(old, last, next);
  if (!alike(old, next)) return adopt(old, next);
  const lasts = last && alike(last, next) ? last.childNodes : undefined;
  next.childNodes.forEach((child, index) => {
    const mine = old.childNodes[index], before = lasts?.[index];
    if (mine instanceof Element) morph(mine, before as Element | undefined, child as Element);
    else if (mine && before?.nodeValue !== child.nodeValue) mine.nodeValue = child.nodeValue;
  });
}

function alike(a: Element, b: Element): boolean {
  return a.childNodes.length === b.childNodes.length
    && [...a.childNodes].every((child, index) => child.nodeName === b.childNodes[index]?.nodeName
      && (child as Element).id === (b.childNodes[index] as Element).id);
}

function adopt(old: Element, next: Element): void {
  old.replaceChildren(...[...next.childNodes].map(child => document.importNode(child, true)));
}

function attributes(old: Element, last: Element | undefined, next: Element): void {
  const of = (element: Element) => new Map([...element.attributes].map(attribute => [attribute.name, attribute.value]));
  for (const [name, value] of attributeChanges(of(last ?? old), of(next))) {
    if (value === null) old.removeAttribute(name);
    else if (name !== 'style') old.setAttribute(name, value); // the content security policy forbids it
  }
}

/** Changes text only, and only where there are as many pieces of it as before. */
function words(old: Element, last: Element, next: Element): void {
  const texts = (root: Element) => {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT), found: Node[] = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  const mine = texts(old), before = texts(last), now = texts(next);
  if (mine.length !== now.length) return;
  now.forEach((text, index) => {
    const target = mine[index];
    if (target && before[index]?.nodeValue !== text.nodeValue) target.nodeValue = text.nodeValue;
  });
}
