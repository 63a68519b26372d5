import { outboxName, privateKey } from '../../Upskill.Kit/Islands/outbox.ts';
import type { BrowserShelf } from '../../Upskill.Kit/Islands/shelf.ts';
import type { Words } from './message-view.ts';
import { unread, type Shown } from './talk.ts';

/**
 * The list of questions: which has something new since it was last open on this device, and for which an answer waits here to be sent, which goes once that question
 * is opened. Both are known to this device alone.
 */
export class ThreadList {
  readonly #name: string;
  #read: Record<string, number>;

  constructor(
    private readonly list: HTMLElement, private readonly template: HTMLTemplateElement, private readonly words: Words, private readonly shelf: BrowserShelf,
    private readonly key: string, private readonly current: number | undefined) {
    this.#name = `upskill:read:${key}`;
    this.#read = shelf.read<Record<string, number>>(this.#name) ?? {};
    for (const item of this.#items()) this.#mark(item);
  }

  /** A message came or changed. */
  show(message: Shown): void {
    const question = message.question ?? message.number;
    const item = this.#items().find(item => Number(item.dataset['thread']) === question) ?? this.#add(question);
    if (message.question === null) item.querySelector('[data-title]')!.textContent = message.text ?? this.words['wordDeletedQuestion'] ?? '';
    const numbers = numbersOf(item);
    if (!numbers.includes(message.number)) {
      item.dataset['numbers'] = [...numbers, message.number].join(',');
      if (message.question !== null) {
        item.querySelector('[data-answers]')!.textContent = String(numbers.length);
        item.querySelector('[data-unanswered]')?.remove();
      }
      this.list.prepend(item);
    }
    this.#mark(item);
  }

  #add(question: number): HTMLElement {
    const item = (this.template.content.firstElementChild as HTMLElement).cloneNode(true) as HTMLElement;
    item.dataset['thread'] = String(question);
    item.dataset['numbers'] = '';
    item.querySelector('a')!.setAttribute('href', `?question=${question}`);
    item.querySelector('[data-last]')!.textContent = '';
    this.list.prepend(item);
    return item;
  }

  /** What is open is read. */
  #mark(item: HTMLElement): void {
    const thread = item.dataset['thread'] ?? '', numbers = numbersOf(item), last = Math.max(0, ...numbers);
    if (Number(thread) === this.current) {
      this.#read[thread] = last;
      this.shelf.write(this.#name, this.#read);
    }
    const count = unread(numbers, this.#read[thread] ?? 0), tag = item.querySelector<HTMLElement>('[data-new]')!;
    tag.hidden = count === 0;
    tag.querySelector('[data-new-count]')!.textContent = String(count);
    const waits = Number(thread) !== this.current && this.shelf.read(outboxName(privateKey(`${this.key}/say/${thread}`))) !== undefined;
    item.querySelector<HTMLElement>('[data-waits]')!.hidden = !waits;
  }

  #items(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>('[data-thread]')];
  }
}

function numbersOf(item: HTMLElement): number[] {
  return (item.dataset['numbers'] ?? '').split(',').filter(number => number !== '').map(Number);
}
