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
import { faces, renew } from './page-parts.ts';
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
  #unsaid = 0;
  #members = 0;
  #freshness!: Freshness;

  protected start(signal: AbortSignal): void {
    const { hub, round, newest, source, key, zone } = this.dataset;
    if (!hub || !round || !source) return;
    this.#members = Number(this.dataset['members']);
    const words = this.querySelector<HTMLTemplateElement>('[data-words]')!.dataset, list = this.querySelector<HTMLElement>('[data-messages]');
    if (list) this.#view = new MessageView(list, this.querySelector<HTMLTemplateElement>('[data-message-template]')!, words, this, zone);
    const shelf = new BrowserShelf(() => localStorage);
    this.#threads = new ThreadList(
      this.querySelector('[data-threads]')!, this.querySelector<HTMLTemplateElement>('[data-thread-template]')!, words, shelf, key ?? '', this.#question);
    this.#handles = faces(this);
    const region = this.querySelector<HTMLElement>('[data-say]')!;
    this.#say = new Say('', clock, text => {
      region.textContent = text;
      this.#unsaid = 0;
    }, 1000);
    this.#freshness = new Freshness(Number(newest), () => this.#read(source, signal), clock);
    const connection = connectionTo(hub);
    connection.hear<Change>('Changed', change => this.#changed(change, round, signal));
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

  #changed(change: Change, round: string, signal: AbortSignal): void {
    const asked = asks(change, round);
    if (asked === 'nothing') return;
    this.#here(change.here);
    if (change.members !== this.#members) {
      this.#members = change.members;
      // Who reads what one writes is never out of date.
      void renew(this, ['#talk-members', '#talk-faces', '#text-hint'], signal).then(() => { this.#handles = faces(this); });
    }
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
      if (page.isClosed) location.replace(location.pathname);
      else if (page.summary) void renew(this, ['[data-summary]'], signal);
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
    if (became === 'new') this.#tell(message, isOwn);
  }

  /** The newest is said, and how many came with it; of one's own that it is there. */
  #tell(message: Shown, isOwn: boolean): void {
    const words = this.querySelector<HTMLTemplateElement>('[data-words]')!.dataset, before = this.#unsaid++;
    const more = before > 0 ? `${(words['wordMore'] ?? '').replace('{0}', String(before))} ` : '';
    this.#say.say(more + (isOwn ? words['wordSent'] ?? '' : `${message.handle ?? ''}: ${message.text ?? ''}`));
  }

  #here(count: number): void {
    const here = this.querySelector<HTMLElement>('[data-here]'), words = this.querySelector<HTMLTemplateElement>('[data-words]')!.dataset['wordHere'];
    if (here && words) here.textContent = words.replace('{0}', String(count));
  }
}
