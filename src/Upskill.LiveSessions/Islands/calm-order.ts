import { clock } from '../../Upskill.Kit/Islands/clock.ts';
import { CalmMoment } from './calm-moment.ts';
import { staying } from './question-rank.ts';

const glide = 300;

/** A tap so soon after a move was meant for what stood there before. */
const late = 500;

const stirs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove', 'scroll', 'focusin', 'focusout'];

/** Brings the items of a list into their order, a few at a time and at calm moments; whoever reads on in it keeps their place. */
export class CalmOrder {
  readonly #moment: CalmMoment;
  #isPointedAt = false;
  #isInWindow = true;
  #movedAt = Number.NEGATIVE_INFINITY;

  /**
   * @param number The number of an item.
   * @param wanted The numbers of all items, as they are to stand.
   */
  constructor(private readonly list: HTMLElement, private readonly number: (item: HTMLElement) => number, private readonly wanted: (items: HTMLElement[]) => number[], signal: AbortSignal) {
    this.#moment = new CalmMoment(clock, { isHeld: () => this.#isHeld(), isSeen: () => this.#isInWindow && !document.hidden }, () => this.#settle());
    for (const stir of stirs) document.addEventListener(stir, () => this.#moment.stirred(), { capture: true, passive: true, signal });
    for (const [kind, isPointedAt] of [['pointerenter', true], ['pointerleave', false]] as const) {
      list.addEventListener(kind, () => {
        this.#isPointedAt = isPointedAt;
        this.#moment.stirred();
      }, { signal });
    }
    list.addEventListener('click', event => {
      if (event.detail === 0 || clock.now() - this.#movedAt >= late) return; // no detail: by keyboard
      event.preventDefault();
      event.stopPropagation();
    }, { capture: true, signal });
    document.addEventListener('visibilitychange', () => this.#moment.look(), { signal });
    const sight = new IntersectionObserver(entries => {
      this.#isInWindow = entries.at(-1)!.isIntersecting;
      this.#moment.look();
    });
    sight.observe(list);
    signal.addEventListener('abort', () => {
      sight.disconnect();
      this.#moment.stop();
    });
  }

  /** Something changed from which another order may come. */
  changed(): void {
    this.#moment.owe();
  }

  #isHeld(): boolean {
    const selection = getSelection();
    return this.#isPointedAt || this.list.contains(document.activeElement)
      || selection !== null && !selection.isCollapsed && selection.rangeCount > 0 && selection.getRangeAt(0).intersectsNode(this.list);
  }

  #settle(): boolean {
    const items = new Map([...this.list.children].map(item => [this.number(item as HTMLElement), item as HTMLElement]));
    const shown = [...items.keys()], wanted = this.wanted([...items.values()]), stay = staying(shown, wanted);
    if (stay.size === shown.length) return false;
    const tops = new Map([...items.values()].map(item => [item, item.getBoundingClientRect().top]));
    const read = this.list.getBoundingClientRect().top < 0
      ? shown.filter(number => stay.has(number)).map(number => items.get(number)!).find(item => item.getBoundingClientRect().bottom > 0) : undefined;
    wanted.forEach((number, place) => {
      const item = items.get(number)!, previous = items.get(wanted[place - 1] ?? -1);
      if (!stay.has(number)) previous ? previous.after(item) : this.list.prepend(item);
    });
    if (read) scrollBy({ top: read.getBoundingClientRect().top - tops.get(read)!, behavior: 'instant' });
    this.#movedAt = clock.now();
    if (!document.hidden && !matchMedia('(prefers-reduced-motion: reduce)').matches) for (const [item, top] of tops) slide(item, top);
    return true;
  }
}

/** From where it was, where that or its new place is in the window. */
function slide(item: HTMLElement, from: number): void {
  const { top, height } = item.getBoundingClientRect();
  const isSeen = (at: number) => at < innerHeight && at + height > 0;
  if (from === top || !isSeen(from) && !isSeen(top)) return;
  item.animate({ transform: [`translateY(${Math.max(-innerHeight, Math.min(innerHeight, from - top))}px)`, 'none'] }, { duration: glide, easing: 'ease-out' });
}
