import { CalmOrder } from './calm-order.ts';
import { ranked, type Standing } from './question-rank.ts';
import { fill, openState, withdrawnState, type Question, type Words } from './session.ts';

/** Shows questions in copies of the template that the server rendered. New ones come after the others, and all to where they rank at a calm moment: nothing moves from under a hand. */
export class QuestionList {
  readonly #time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
  readonly #own = new Set<number>();

  readonly #order: CalmOrder;

  constructor(private readonly list: HTMLElement, private readonly template: HTMLTemplateElement, private readonly words: Words, private readonly none: HTMLElement | null, signal: AbortSignal) {
    this.#order = new CalmOrder(list, number, items => ranked(items.map(standing)), signal);
  }

  /** Never an older version over a newer one. */
  show(question: Question): void {
    const known = this.#find(question.number);
    if (known && Number(known.dataset['version']) >= question.version) return;
    if (question.state === withdrawnState) known?.remove();
    else this.#fill(known ?? this.#add(question), question);
    if (this.none) this.none.hidden = this.list.childElementCount > 0;
    this.#order.changed();
  }

  /** The server said that it is one's own. */
  own(number: number): void {
    this.#own.add(number);
    const item = this.#find(number), part = this.template.content.querySelector('[data-own]');
    if (!item || !part || item.querySelector('[data-own]')) return;
    item.querySelector('[data-act-problem]')?.before(part.cloneNode(true));
    address(item, number);
  }

  /** Whether one's own vote stands, once the server said yes. */
  turn(number: number, isOn: boolean): void {
    const button = this.#find(number)?.querySelector<HTMLButtonElement>('[data-vote]');
    if (!button) return;
    button.setAttribute('aria-pressed', String(isOn));
    button.value = isOn ? 'off' : 'on';
  }

  #find(number: number): HTMLElement | null {
    return this.list.querySelector<HTMLElement>(`[data-question="${number}"]`);
  }

  #add(question: Question): HTMLElement {
    const item = (this.template.content.firstElementChild as HTMLElement).cloneNode(true) as HTMLElement;
    item.id = `q${question.number}`;
    item.dataset['question'] = String(question.number);
    if (!this.#own.has(question.number)) item.querySelector('[data-own]')?.remove();
    address(item, question.number);
    const time = item.querySelector('time')!;
    time.dateTime = question.at;
    time.textContent = this.#time.format(new Date(question.at));
    this.list.append(item);
    return item;
  }

  #fill(item: HTMLElement, question: Question): void {
    item.dataset['version'] = String(question.version);
    item.dataset['became'] = String(question.state);
    item.querySelector('[data-text]')!.textContent = question.text;
    item.querySelector('[data-votes]')!.textContent = String(question.votes);
    item.querySelector('[data-state]')!.textContent = question.state === openState ? '' : fill(this.words[`wordState${question.state}`]);
    item.querySelector<HTMLButtonElement>('[data-vote]')!.disabled = question.state !== openState;
    const answer = item.querySelector<HTMLElement>('[data-answer]')!;
    answer.textContent = question.answer;
    answer.hidden = question.answer === null;
  }
}

function number(item: HTMLElement): number {
  return Number(item.dataset['question']);
}

/** As it stands on the page, whether the server rendered it or it was pushed. */
function standing(item: HTMLElement): Standing {
  return { number: number(item), votes: Number(item.querySelector('[data-votes]')!.textContent), state: Number(item.dataset['became']) };
}

function address(item: HTMLElement, number: number): void {
  for (const form of item.querySelectorAll('form')) form.setAttribute('action', form.getAttribute('action')!.replace(/questions\/\d+\//, `questions/${number}/`));
}
