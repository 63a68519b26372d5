/** An open drawer lies over the page: it closes when the focus leaves it, so that it never covers what has the focus. */
export function closeDrawersBehindTheFocus(): void {
  document.addEventListener('focusin', event => {
    if (!(event.target instanceof Element)) return;
    for (const drawer of document.querySelectorAll<HTMLElement>('[popover]:popover-open')) {
      if (!drawer.contains(event.target) && event.target.getAttribute('popovertarget') !== drawer.id) drawer.hidePopover();
    }
  });
}
