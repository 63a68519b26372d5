import { Island } from './island.ts';
import { filled, moved, placeAt } from './order.ts';

/**
 * A list to put in order, whose buttons ask for the page with two items exchanged: here they move the item at once, and a handle drags it. The focus stays
 * on the item; `data-said` is what a `role=status` inside says of it. The order is kept in the address, as without script.
 */
export class OrderList extends Island {
  #list!: HTMLElement;
  #life!: AbortSignal;

  protected start(signal: AbortSignal): void {
    const list = this.querySelector<HTMLElement>('ol');
    if (!list) return;
    [this.#list, this.#life] = [list, signal];
    for (const handle of list.querySelectorAll<HTMLElement>('[data-handle]')) handle.hidden = false;
    list.addEventListener('click', event => {
      const button = (event.target as Element).closest<HTMLButtonElement>('button[data-by]'), item = button?.closest('li');
      if (!button || !item) return;
      event.preventDefault();
      this.#put(item, this.#items.indexOf(item) + Number(button.dataset['by']));
      (button.disabled ? item.querySelector<HTMLElement>('button[data-by]:enabled') : button)?.focus();
      this.#settle(item);
    }, { signal });
    list.addEventListener('pointerdown', event => {
      const item = (event.target as Element).closest('[data-handle]') && (event.target as Element).closest('li');
      if (!item || event.button !== 0) return;
      event.preventDefault();
      this.#drag(item);
    }, { signal });
  }

  get #items(): HTMLLIElement[] {
    return [...this.#list.querySelectorAll('li')];
  }

  // On the document: an item that is moved in the page loses a pointer that it has captured.
  #drag(item: HTMLLIElement): void {
    const end = new AbortController(), signal = AbortSignal.any([this.#life, end.signal]);
    item.dataset['dragged'] = '';
    document.addEventListener('pointermove', event => {
      const middles = this.#items.filter(other => other !== item).map(other => {
        const { top, height } = other.getBoundingClientRect();
        return top + height / 2;
      });
      this.#put(item, placeAt(event.clientY, middles));
    }, { signal });
    for (const over of ['pointerup', 'pointercancel'] as const) {
      document.addEventListener(over, () => {
        end.abort();
        delete item.dataset['dragged'];
        this.#settle(item);
      }, { signal });
    }
  }

  #put(item: HTMLLIElement, to: number): void {
    const items = this.#items, from = items.indexOf(item);
    if (from === to || to < 0 || to >= items.length) return;
    const order = moved(items, from, to);
    const before = order[to + 1] ?? null;
    this.#list.insertBefore(item, before);
    for (const [at, one] of order.entries()) {
      const place = one.querySelector('[data-place]');
      if (place) place.textContent = `${at + 1}.`;
      for (const button of one.querySelectorAll<HTMLButtonElement>('button[data-by]')) {
        const target = at + Number(button.dataset['by']);
        button.disabled = target < 0 || target >= order.length;
      }
    }
  }

  #settle(item: HTMLLIElement): void {
    const items = this.#items, status = this.querySelector('[role=status]'), address = new URL(location.href);
    const text = item.querySelector('p')?.textContent.trim() ?? '';
    if (status) status.textContent = filled(this.dataset['said'] ?? '', text, items.indexOf(item) + 1, items.length);
    address.searchParams.set('order', items.map(one => one.querySelector<HTMLInputElement>('input[name=choice]')?.value ?? '').join(','));
    history.replaceState(history.state, '', address);
  }
}
