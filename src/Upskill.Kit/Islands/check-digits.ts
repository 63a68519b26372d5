type Fits = (found: string) => boolean;

/** Whether a number that looks like one fits its check digits, by the names in `guard-rules.json`. Sources stand in `Guard/CheckDigits.cs`, which does the same. */
export const checkDigits: Readonly<Record<string, Fits>> = {
  nhs: found => weighted(digits(found), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 && new Set(digits(found)).size > 1,
  ean13: found => weighted(digits(found), [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0,
  kvnr: found => isKvnr(found.toUpperCase().charCodeAt(0) - 64, digits(found)),
  nir: isNir,
  belgium: found => isBelgian(digits(found)),
  norway: found => isNorwegian(digits(found)),
  telephone: found => digits(found).length >= 8 && digits(found).length <= 15,
};

function isKvnr(letter: number, given: number[]): boolean {
  const counted = [Math.floor(letter / 10), letter % 10, ...given.slice(0, 8)];
  const products = counted.map((digit, i) => digit * (1 + i % 2));
  return products.reduce((sum, product) => sum + Math.floor(product / 10) + product % 10, 0) % 10 === given[8];
}

function isNir(found: string): boolean {
  const kept = found.replaceAll(/[^0-9A-Za-z]/g, '').toUpperCase();
  if (/[AB]/.test(kept) && kept[5] !== '2') return false;
  const all = digits(kept.replace('2A', '19').replace('2B', '18')), month = number(all.slice(3, 5));
  return month >= 1 && !(month > 12 && month < 20) && number(all.slice(13)) === 97 - number(all.slice(0, 13)) % 97;
}

function isBelgian(all: number[]): boolean {
  const check = number(all.slice(9));
  return number(all.slice(2, 4)) % 20 <= 12 && number(all.slice(4, 6)) <= 31
    && (check === 97 - number(all.slice(0, 9)) % 97 || check === 97 - number([2, ...all.slice(0, 9)]) % 97);
}

function isNorwegian(all: number[]): boolean {
  const day = number(all.slice(0, 2)) % 40, month = number(all.slice(2, 4)) % 40;
  return day >= 1 && day <= 31 && month >= 1 && month <= 12
    && weighted(all, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0]) % 11 === 0 && weighted(all, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

const digits = (found: string): number[] => [...found].filter(character => character >= '0' && character <= '9').map(Number);

const weighted = (all: number[], weights: number[]): number => weights.reduce((sum, weight, i) => sum + weight * (all[i] ?? 0), 0);

const number = (all: number[]): number => all.reduce((sum, digit) => sum * 10 + digit, 0);
