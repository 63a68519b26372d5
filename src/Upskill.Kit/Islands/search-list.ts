import { clock } from './clock.ts';
import { Island } from './island.ts';
import { Say } from './say.ts';
import { Search } from './search.ts';

/**
 * A search form that shows its results while one types: the element whose id is in `data-results` is replaced by the one of the page
 * that the form would lead to, and a `role=status` inside says what that page's says.
 */
export class SearchList extends Island {
  protected start(signal: AbortSignal): void {
    const form = this.querySelector('form'), results = this.dataset['results'];
    const input = form?.querySelector<HTMLInputElement>('input[type=search], input[type=text], input:not([type])');
    if (!form || form.method !== 'get' || !results || !input) return;
    const say = new Say(this.#status(this)?.textContent ?? '', clock, text => {
      const status = this.#status(this);
      if (status) status.textContent = text;
    });
    const url = () => {
      const to = new URL(form.getAttribute('action') ?? location.pathname, location.href);
      to.search = new URLSearchParams([...new FormData(form)].flatMap(([name, value]) => typeof value === 'string' ? [[name, value]] : [])).toString();
      return to;
    };
    const load = async () => {
      const to = url(), response = await fetch(to, { headers: { accept: 'text/html' }, credentials: 'same-origin', signal });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html'), fresh = page.getElementById(results);
      if (!response.ok || !fresh) throw new Error(`${to.pathname} answered no #${results}`);
      return { to, fresh, told: page.querySelector('search-list') };
    };
    const search = new Search(input.value.trim(), clock, load, (_, { to, fresh, told }) => {
      document.getElementById(results)?.replaceWith(document.importNode(fresh, true));
      history.replaceState(history.state, '', to);
      const text = told && this.#status(told)?.textContent;
      if (text) say.say(text);
    });
    const typed = () => search.typed(input.value.trim());
    // While a Japanese word is being composed its letters are no query yet.
    input.addEventListener('input', event => (event as InputEvent).isComposing || typed(), { signal });
    input.addEventListener('compositionend', typed, { signal });
    signal.addEventListener('abort', () => {
      search.stop();
      say.stop();
    });
  }

  #status(root: Element): Element | null {
    return root.querySelector('[role=status]');
  }
}
