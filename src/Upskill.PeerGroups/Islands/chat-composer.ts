/** Sending with Ctrl and Enter, and mentioning somebody by choosing their handle. */
export function compose(page: HTMLElement, signal: AbortSignal): void {
  const text = page.querySelector<HTMLTextAreaElement>('#text'), mentions = page.querySelector<HTMLDetailsElement>('[data-mentions]');
  if (!text || !mentions) return;
  text.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) text.form?.requestSubmit();
  }, { signal });
  mentions.hidden = false;
  mentions.addEventListener('click', event => {
    const handle = (event.target as Element).closest<HTMLElement>('[data-mention]')?.dataset['mention'];
    if (!handle) return;
    mentions.open = false;
    text.focus();
    text.setRangeText(`@${handle} `, text.selectionStart, text.selectionEnd, 'end');
    text.dispatchEvent(new Event('input', { bubbles: true }));
  }, { signal });
}
