/** The list with the item at one place put at another. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, at) => at !== from);
  return [...rest.slice(0, to), items[from] as T, ...rest.slice(to)];
}

/** Which place a pointer at this height means, by the middles of the other items from top to bottom. */
export function placeAt(height: number, middles: readonly number[]): number {
  return middles.filter(middle => middle < height).length;
}

/** A sentence with {0}, {1} and so on filled in. */
export function filled(sentence: string, ...values: readonly (string | number)[]): string {
  return sentence.replace(/\{(\d)\}/g, (whole, at: string) => String(values[Number(at)] ?? whole));
}
