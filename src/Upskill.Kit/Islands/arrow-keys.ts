import { way } from './arrow.ts';
import { Island } from './island.ts';

/** What uses the arrows itself: fields, sliders, tables that scroll sideways, whatever lies over the page. */
const keepsArrows = 'input, select, textarea, [contenteditable], audio, video, [role=slider], [role=tab], [tabindex="0"], dialog[open], [popover]:popover-open';

/** Lets ← and → leaf through the screens that `a[rel=prev]`, and `a[rel=next]` or a `[data-next]` button, lead to. */
export class ArrowKeys extends Island {
  protected start(signal: AbortSignal): void {
    document.addEventListener('keydown', event => {
      const to = way(event);
      if (!to || event.target instanceof Element && event.target.closest(keepsArrows)) return;
      const target = this.querySelector<HTMLElement>(to === 'prev' ? 'a[rel~=prev]' : 'a[rel~=next], [data-next]');
      if (!target || target.getAttribute('aria-disabled') === 'true') return;
      event.preventDefault();
      target.click();
    }, { signal });
  }
}
