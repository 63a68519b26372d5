namespace Upskill.Kit.Guard;

/// <summary>
/// Whether a number that looks like one fits its check digits. Only numbers whose check makes a false alarm rare are looked for: none of the Danish CPR,
/// which has had no check digit since 2007, nor the Dutch BSN, which one in eleven numbers would be. <c>Islands/check-digits.ts</c> does the same.
/// </summary>
internal static class CheckDigits
{
    /// <summary>Each by its name in <c>guard-rules.json</c>. What they get is the place as it was found, separators included.</summary>
    public static readonly IReadOnlyDictionary<string, Func<string, bool>> ByName = new Dictionary<string, Func<string, bool>>(StringComparer.Ordinal)
    {
        ["nhs"] = found => IsNhs(Digits(found)),
        ["kvnr"] = found => IsKvnr(char.ToUpperInvariant(found[0]), Digits(found)),
        ["ean13"] = found => IsEan13(Digits(found)),
        ["nir"] = IsNir,
        ["belgium"] = found => IsBelgian(Digits(found)),
        ["norway"] = found => IsNorwegian(Digits(found)),
        ["telephone"] = found => Digits(found).Length is >= 8 and <= 15,
    };

    /// <summary>Modulus 11 with weights 10 to 2 (NHS Data Dictionary, attribute NHS NUMBER); the Scottish CHI and the Northern Irish H&amp;C number have it too. One digit ten times fits but is nobody's.</summary>
    private static bool IsNhs(int[] digits) => Weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0 && digits.Distinct().Count() > 1;

    /// <summary>GS1 General Specifications, 7.9; the Swiss AHV number is one (eCH-0084), and so is an ISBN of 13 digits.</summary>
    private static bool IsEan13(int[] digits) => Weighted(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 == 0;

    /// <summary>SGB V § 290, Anlage 1: the letter as 01 to 26, weights 1 and 2 in turn, digits of the products summed, modulus 10.</summary>
    private static bool IsKvnr(char letter, int[] digits)
    {
        var number = letter - 'A' + 1;
        int[] counted = [number / 10, number % 10, .. digits[..8]];
        return counted.Select((digit, i) => digit * (1 + i % 2)).Sum(product => product / 10 + product % 10) % 10 == digits[8];
    }

    /// <summary>INSEE: 97 less the number modulo 97; 2A and 2B, the departments of Corsica, count as 19 and 18. Months from 20 on stand for an unknown one.</summary>
    private static bool IsNir(string found)
    {
        var kept = string.Concat(found.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (kept.IndexOfAny(['A', 'B']) >= 0 && kept[5] != '2')
            return false;
        var digits = Digits(kept.Replace("2A", "19", StringComparison.Ordinal).Replace("2B", "18", StringComparison.Ordinal));
        return Number(digits[3..5]) is >= 1 and not (> 12 and < 20) && Number(digits[13..]) == 97 - Number(digits[..13]) % 97;
    }

    /// <summary>Royal decree of 3 April 1984, article 4: 97 less the first nine digits modulo 97, with a 2 before them for who was born from 2000 on.</summary>
    private static bool IsBelgian(int[] digits) => Number(digits[2..4]) % 20 <= 12 && Number(digits[4..6]) <= 31
        && Number(digits[9..]) is var check && (check == 97 - Number(digits[..9]) % 97 || check == 97 - Number([2, .. digits[..9]]) % 97);

    /// <summary>Skatteetaten: two check digits, modulus 11. From day 41 on it is a D-number.</summary>
    private static bool IsNorwegian(int[] digits) => Number(digits[..2]) % 40 is >= 1 and <= 31 && Number(digits[2..4]) % 40 is >= 1 and <= 12
        && Weighted(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0]) % 11 == 0 && Weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0;

    private static int[] Digits(string found) => [.. found.Where(char.IsAsciiDigit).Select(digit => digit - '0')];

    private static int Weighted(int[] digits, int[] weights) => digits.Zip(weights, (digit, weight) => digit * weight).Sum();

    private static long Number(IEnumerable<int> digits) => digits.Aggregate(0L, (number, digit) => number * 10 + digit);
}
