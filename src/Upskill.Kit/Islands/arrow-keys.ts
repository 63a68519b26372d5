import { inForm, way } from './arrow.ts';
import { Island } from './island.ts';

/** What uses the arrows itself: fields, sliders, tables that scroll sideways, whatever lies over the page. */
const keepsArrows = 'input, select, textarea, [contenteditable], audio, video, [role=slider], [role=tab], [tabindex="0"], dialog[open], [popover]:popover-open';

/** Where letters and digits are typed. */
const keepsLetters = 'input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]';

/**
 * Lets ← and → leaf through the screens that `a[rel=prev]`, and `a[rel=next]` or a `[data-next]` button, lead to. While the focus is inside the form of
 * the screen, n and p do the same, and 1 to 9 choose an option.
 */
export class ArrowKeys extends Island {
  protected start(signal: AbortSignal): void {
    document.addEventListener('keydown', event => {
      const at = event.target instanceof Element ? event.target : document.body;
      const to = at.closest(keepsArrows) ? undefined : way(event);
      const form = at.closest(keepsLetters) ? null : at.closest('kept-form');
      const inside = form && this.contains(form) ? inForm(event) : undefined;
      const target = typeof inside === 'number' ? this.#option(form!, inside) : this.#screen(to ?? inside);
      if (!target) return;
      event.preventDefault();
      if (typeof inside === 'number') target.focus();
      target.click();
    }, { signal });
  }

  #screen(to: 'prev' | 'next' | undefined): HTMLElement | null {
    if (!to) return null;
    const target = this.querySelector<HTMLElement>(to === 'prev' ? 'a[rel~=prev]' : 'a[rel~=next], [data-next]');
    return target?.getAttribute('aria-disabled') === 'true' ? null : target;
  }

  #option(form: Element, place: number): HTMLElement | undefined {
    return [...form.querySelectorAll<HTMLElement>('input[name=choice]:is([type=radio], [type=checkbox])')][place];
  }
}
