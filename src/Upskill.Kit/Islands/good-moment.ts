/** Fires `now` when trying again at once makes sense: the network is back, the tab is looked at again, or the person asked for it. */
export const goodMoment = new EventTarget();

/** Says that this is such a moment. */
export function tryNow(): void {
  goodMoment.dispatchEvent(new Event('now'));
}

addEventListener('online', tryNow);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) tryNow();
});
