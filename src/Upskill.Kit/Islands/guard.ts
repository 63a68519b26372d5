import rules from '../Guard/guard-rules.json';
import { checkDigits } from './check-digits.ts';
import { FoldedText } from './folded-text.ts';

export type GuardKind = 'Secret' | 'Code' | 'NhsNumber' | 'PatientNumber' | 'Colleague' | 'Email' | 'Telephone';

/** One thing that was found, and where in the text as it was typed. */
export interface Finding {
  readonly kind: GuardKind;
  readonly start: number;
  readonly length: number;
}

interface Rule {
  readonly kind: GuardKind | null;
  readonly expression: RegExp;
  readonly fits: (found: string) => boolean;
}

const blocking: readonly GuardKind[] = ['Secret', 'Code', 'NhsNumber', 'PatientNumber'];

/** Protected data, which goes nowhere; of everything else the sender decides. */
export const blocks = (finding: { readonly kind: GuardKind }): boolean => blocking.includes(finding.kind);

/** What the sender posts to say that they know of a warning. */
export const confirmation = (field: string, finding: Finding): string => `${field}/${finding.kind}/${finding.start}/${finding.length}`;

/** The rules of the server's `DataGuard`, by the same file, but for names of colleagues, which only the server knows. Pure. */
export class Guard {
  readonly #rules: readonly Rule[];

  /** @param codes The organisation's expressions, as the server renders them. */
  constructor(codes: readonly string[]) {
    this.#rules = rules.flatMap(rule => (rule.kind === 'Code' ? codes : [rule.pattern]).map(pattern => ({
      kind: rule.kind as GuardKind | null,
      expression: new RegExp(pattern, rule.anyCase ? 'giu' : 'gu'),
      fits: rule.check === undefined ? () => true : checkDigits[rule.check]!,
    })));
  }

  /** In the order of the text; no two overlap. */
  look(text: string): Finding[] {
    const folded = new FoldedText(text), findings: Finding[] = [];
    let left = folded.text;
    for (const { kind, expression, fits } of this.#rules) {
      for (const [start, length] of [...places(left, expression, fits)]) {
        if (kind) findings.push({ kind, ...folded.place(start, length) });
        left = left.slice(0, start) + '\n'.repeat(length) + left.slice(start + length);
      }
    }
    return findings.sort((one, other) => one.start - other.start);
  }
}

function* places(text: string, expression: RegExp, fits: (found: string) => boolean): Generator<[start: number, length: number]> {
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match; match = expression.exec(text)) {
    const is = fits(match[0]);
    if (is) yield [match.index, match[0].length];
    expression.lastIndex = is ? match.index + match[0].length : match.index + 1; // a number may begin inside what was none
  }
}
