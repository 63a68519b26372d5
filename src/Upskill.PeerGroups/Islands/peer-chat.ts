import { clock } from '../../Upskill.Kit/Islands/clock.ts';
import { connectionTo } from '../../Upskill.Kit/Islands/connections.ts';
import { Freshness, type Fragment } from '../../Upskill.Kit/Islands/freshness.ts';
import { goodMoment } from '../../Upskill.Kit/Islands/good-moment.ts';
import { Island } from '../../Upskill.Kit/Islands/island.ts';
import { Say } from '../../Upskill.Kit/Islands/say.ts';
import { BrowserShelf } from '../../Upskill.Kit/Islands/shelf.ts';
import { compose } from './chat-composer.ts';
import { act } from './message-acts.ts';
import { MessageView } from './message-view.ts';
import { ThreadList } from './thread-list.ts';
import { asks, type Change, type Page, type Shown } from './talk.ts';

/**
 * The group of a round: shows what is said as it is said, in the server's order, and after a lost connection what was said meanwhile.
 * `data-hub`, `data-round`, `data-newest` and `data-source` say where it comes from; without a hub the round is over and nothing moves.
 */
export class PeerChat extends Island {
  #view: MessageView | undefined;
  #threads!: ThreadList;
  #handles: string[] = [];
  #say!: Say;
  #freshness!: Freshness;

  protected start(signal: AbortSignal): void {
    const { hub, round, newest, source, key, zone } = this.dataset;
    if (!hub || !round || !source) return;
    const words = this.querySelector<HTMLTemplateElement>('[data-words]')!.dataset, list = this.querySelector<HTMLElement>('[data-messages]');
    if (list) this.#view = new MessageView(list, this.querySelector<HTMLTemplateElement>('[data-message-template]')!, words, this, zone);
    const shelf = new BrowserShelf(() => localStorage);
    this.#threads = new ThreadList(
      this.querySelector('[data-threads]')!, this.querySelector<HTMLTemplateElement>('[data-thread-template]')!, words, shelf, `upskill:read:${key}`, this.#question);
    this.#handles = [...this.querySelectorAll<HTMLElement>('[data-mention]')].map(button => button.dataset['mention']!).concat(this.dataset['handle'] ?? []);
    const region = this.querySelector<HTMLElement>('[data-say]')!;
    this.#say = new Say('', clock, text => { region.textContent = text; }, 1000);
    this.#freshness = new Freshness(Number(newest), () => this.#read(source, signal), clock);
    const connection = connectionTo(hub);
    connection.hear<Change>('Changed', change => this.#changed(change, round));
    const leave = connection.watch(round, number => this.#freshness.moved(number));
    goodMoment.addEventListener('now', () => this.#freshness.now(), { signal });
    const unsent = words['wordUnsent'] ?? '';
    this.addEventListener('submit', event => void act(event, unsent, signal).then(done => { if (done) connection.now(); }), { signal });
    this.addEventListener('kept', event => {
      const next = (event as CustomEvent<string | undefined>).detail;
      // A new question opens its own thread.
      if (this.#question === undefined && next) location.assign(next);
      else {
        // By HTTP, whether the hub is there or not: what one sent must not seem lost.
        this.#freshness.moved(Number(/#m(\d+)$/.exec(next ?? '')?.[1] ?? 0));
        connection.now();
      }
    }, { signal });
    compose(this, signal);
    signal.addEventListener('abort', () => {
      leave();
      this.#freshness.stop();
      this.#say.stop();
    });
  }

  get #question(): number | undefined {
    return this.dataset['question'] ? Number(this.dataset['question']) : undefined;
  }

  #changed(change: Change, round: string): void {
    const asked = asks(change, round);
    if (asked === 'nothing') return;
    this.#here(change.here);
    if (asked !== 'message') this.#freshness.moved(change.number);
    else if (this.#freshness.took(change.number)) this.#show(change.message!, change.message!.handle === this.dataset['handle']);
  }

  async #read(source: string, signal: AbortSignal): Promise<Fragment | 'gone'> {
    const response = await fetch(`${source}?after=${this.#freshness.newest}`, {
      headers: { accept: 'application/json' }, cache: 'no-store', credentials: 'same-origin', signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]) });
    if ([401, 403, 404].includes(response.status)) return 'gone';
    if (!response.ok) throw new Error(`${source} answered ${response.status}`);
    const page = await response.json() as Page;
    return { number: page.newest, show: () => {
      this.#handles = [...page.handles];
      this.#here(page.here);
      for (const { message, isOwn } of page.messages) this.#show(message, isOwn);
      if (page.summary || page.isClosed) void this.#fromServer(page.isClosed, signal);
    } };
  }

  #show(message: Shown, isOwn: boolean): void {
    this.#threads.show(message);
    if ((message.question ?? message.number) !== this.#question || !this.#view) return;
    const canPin = message.question !== null && this.querySelector('[data-can-pin]') !== null;
    const became = this.#view.show(message, isOwn, canPin, this.#handles);
    if (message.question === null) {
      this.#view.pin(message.pinned);
      if (message.text !== null) this.querySelector('#thread')!.textContent = message.text;
    }
    if (became === 'new' && !isOwn) this.#say.say(`${message.handle ?? ''}: ${message.text ?? ''}`);
  }

  #here(count: number): void {
    const here = this.querySelector<HTMLElement>('[data-here]'), words = this.querySelector<HTMLTemplateElement>('[data-words]')!.dataset['wordHere'];
    if (here && words) here.textContent = words.replace('{0}', String(count));
  }

  /** The summary, or the page of a round that is over, as the server renders it. */
  async #fromServer(isClosed: boolean, signal: AbortSignal): Promise<void> {
    if (isClosed) return location.replace(location.pathname);
    const response = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store', signal });
    const next = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('[data-summary]'), old = this.querySelector('[data-summary]');
    // Nobody's words are taken from under their hands: who writes there is told by the server that it was changed.
    if (next && old && !old.contains(document.activeElement)) old.replaceWith(document.importNode(next, true));
  }
}
