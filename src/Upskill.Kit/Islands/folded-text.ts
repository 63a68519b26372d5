/**
 * A text as the guard reads it: NFKC, digits of every script as 0 to 9, every space and dash as one of ASCII, nothing that has no width. So nothing slips
 * through by another way to write it. `Guard/FoldedText.cs` does the same.
 */
export class FoldedText {
  readonly text: string;
  readonly #places: (readonly [from: number, to: number])[] = [];

  /** @param typed As it was typed. */
  constructor(typed: string) {
    const folded: string[] = [];
    let at = 0;
    for (const character of typed) {
      const place = [at, at + character.length] as const;
      for (const part of character.normalize('NFKC')) {
        const plain = fold(part);
        folded.push(plain);
        for (let i = 0; i < plain.length; i++) this.#places.push(place);
      }
      at += character.length;
    }
    this.text = folded.join('');
  }

  /** Where a part of the folded text stands in what was typed. */
  place(start: number, length: number): { start: number; length: number } {
    const from = this.#places[start]![0];
    return { start: from, length: this.#places[start + length - 1]![1] - from };
  }
}

const fillers = '\u115f\u1160\u3164';

function fold(part: string): string {
  if (part >= ' ' && part <= '~') return part;
  if (/\p{Nd}/u.test(part)) return digit(part.codePointAt(0)!);
  if (/\p{Zs}|\t/u.test(part)) return ' ';
  if (/[\p{Pd}\u2212]/u.test(part)) return '-';
  if (/[\n\r\v\f\u0085\p{Zl}\p{Zp}]/u.test(part)) return '\n';
  // Marks as well: digits that are struck through with combining strokes are digits.
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Mn}\p{Me}]/u.test(part) || fillers.includes(part) ? '' : part;
}

/** The digits of a script stand in a row of ten, and rows that touch are whole. */
function digit(code: number): string {
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
  return String((code - first) % 10);
}
