import { act, type Act } from '../../Upskill.Kit/Islands/act.ts';
import { clock } from '../../Upskill.Kit/Islands/clock.ts';
import { connectionTo } from '../../Upskill.Kit/Islands/connections.ts';
import { Freshness, type Fragment } from '../../Upskill.Kit/Islands/freshness.ts';
import { goodMoment } from '../../Upskill.Kit/Islands/good-moment.ts';
import { Island } from '../../Upskill.Kit/Islands/island.ts';
import { Say } from '../../Upskill.Kit/Islands/say.ts';
import { PeersCard } from './peers-card.ts';
import { QuestionList } from './question-list.ts';
import { fill, patience, type Change, type Shared, type View, type Words } from './session.ts';
import { showGroups, showPoll, showShowing } from './session-cards.ts';

const over = 2;

/**
 * A live session for who attends: shows what happens as it happens, in the server's order, and after a lost connection what happened meanwhile.
 * `data-hub`, `data-session`, `data-newest`, `data-stage` and `data-source` say where it comes from.
 */
export class LiveSession extends Island {
  #words: Words = {};
  #list: QuestionList | undefined;
  #freshness!: Freshness;
  #say!: Say;
  #about = 0;
  #peers: PeersCard | undefined;
  #asks = false;

  protected start(signal: AbortSignal): void {
    const { hub, session, newest, source, stage } = this.dataset;
    if (!hub || !session || !source || Number(stage) === over) return;
    this.#words = this.querySelector<HTMLTemplateElement>('[data-words]')?.dataset ?? {};
    const list = this.querySelector<HTMLElement>('[data-questions]');
    if (list) this.#list = new QuestionList(list, this.querySelector<HTMLTemplateElement>('[data-question-template]')!, this.#words, this.querySelector('[data-no-questions]'), signal);
    const peers = this.querySelector<HTMLElement>('[data-peers]');
    if (peers) this.#peers = new PeersCard(peers, `/sessions/${session}/peers`, signal);
    this.#asks = this.dataset['asks'] !== undefined;
    const region = this.querySelector<HTMLElement>('[data-say]')!;
    this.#say = new Say('', clock, text => { region.textContent = text; });
    this.#freshness = new Freshness(Number(newest), () => this.#read(source, signal), clock);
    const connection = connectionTo(hub);
    connection.hear<Change>('Changed', change => this.#changed(change, session, source, signal));
    const leave = connection.watch(session, number => this.#freshness.moved(number));
    goodMoment.addEventListener('now', () => this.#freshness.now(), { signal });
    this.addEventListener('submit', event => void act(event, '[data-question], section', this.#words['wordUnsent'] ?? '', signal).then(sent => { if (sent) this.#sent(sent, source, signal); }), { signal });
    // By HTTP, whether the hub is there or not: what one asked must not seem lost.
    this.addEventListener('kept', event => {
      const number = Number(/#q(\d+)$/.exec((event as CustomEvent<string | undefined>).detail ?? '')?.[1] ?? 0);
      this.#list?.own(number);
      this.#freshness.moved(number);
    }, { signal });
    signal.addEventListener('abort', () => {
      leave();
      this.#freshness.stop();
      this.#say.stop();
    });
  }

  #changed(change: Change, session: string, source: string, signal: AbortSignal): void {
    if (change.session !== session || change.number < this.#freshness.newest) return;
    const isNewDraw = this.#show(change.shared);
    change.reactions.forEach((count, index) => {
      const shown = this.querySelectorAll('[data-reacted]')[index];
      if (shown) shown.textContent = count > 0 ? String(count) : '';
    });
    this.#freshness.took(change.number, change.from);
    // Whose group is which is told to nobody but themselves, so it is asked for.
    if (isNewDraw) clock.after(patience(change.shared.about), () => void this.#own(source, signal));
  }

  /** Answers true where groups were drawn. */
  #show(shared: Shared, view?: View): boolean {
    if (String(shared.stage) !== this.dataset['stage']) return this.#reload(shared.about);
    for (const question of shared.questions) this.#list?.show(question);
    for (const number of view?.own ?? []) this.#list?.own(number);
    for (const number of view?.upvoted ?? []) this.#list?.turn(number, true);
    showShowing(this, shared.showing, this.#words);
    if (showPoll(this, shared.poll, this.#words, view?.chosen)) this.#say.say(fill(this.#words['wordPolled'], shared.poll!.question));
    const isNewDraw = showGroups(this, shared.groups, this.#words, view?.group);
    if (isNewDraw) this.#say.say(this.#words['wordGrouped'] ?? '');
    if (shared.asksForPeers !== this.#asks) {
      this.#asks = shared.asksForPeers;
      clock.after(patience(shared.about), () => void this.#peers?.look().then(isAsked => { if (isAsked) this.#say.say(this.#words['wordPeers'] ?? ''); }));
    }
    const about = this.querySelector('[data-about]');
    if (about && shared.about !== this.#about) about.textContent = shared.about ? fill(this.#words['wordAbout'], shared.about) : this.#words['wordFewer'] ?? '';
    this.#about = shared.about;
    return isNewDraw;
  }

  /** Another stage is another page. How many there are is not known yet when it starts. */
  #reload(about: number): boolean {
    this.#freshness.stop();
    clock.after(patience(Math.max(about, 3000)), () => location.replace(location.pathname));
    return false;
  }

  #sent({ form, button, body }: Act, source: string, signal: AbortSignal): void {
    const question = Number(form.closest<HTMLElement>('[data-question]')?.dataset['question']);
    if (button?.name === 'vote') this.#list?.turn(question, body.get('vote') === 'on');
    else if (button?.name === 'option') for (const option of form.querySelectorAll('button')) option.setAttribute('aria-pressed', String(option === button));
    else if (form.dataset['peersAnswer'] !== undefined) void this.#peers?.answered();
    else if (form.dataset['seat'] !== undefined) void this.#own(source, signal);
    else if (form.dataset['help'] !== undefined) this.querySelector<HTMLElement>('[data-called]')!.hidden = false;
  }

  async #own(source: string, signal: AbortSignal): Promise<void> {
    const view = await this.#fetch(source, Number.MAX_SAFE_INTEGER, signal).catch(() => undefined);
    if (view && view !== 'gone') this.#show(view.shared, view);
  }

  async #read(source: string, signal: AbortSignal): Promise<Fragment | 'gone'> {
    const view = await this.#fetch(source, this.#freshness.newest, signal);
    return view === 'gone' ? view : { number: view.newest, show: () => void this.#show(view.shared, view) };
  }

  async #fetch(source: string, after: number, signal: AbortSignal): Promise<View | 'gone'> {
    const response = await fetch(`${source}?after=${after}`, {
      headers: { accept: 'application/json' }, cache: 'no-store', credentials: 'same-origin', signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]) });
    if ([401, 403, 404].includes(response.status)) return 'gone';
    if (!response.ok) throw new Error(`${source} answered ${response.status}`);
    return await response.json() as View;
  }
}
