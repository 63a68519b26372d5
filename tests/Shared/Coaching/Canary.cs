using System.Globalization;
using System.Text;

namespace Upskill.Testing;

/// <summary>Something that must not get out, in a sentence as people write it.</summary>
/// <param name="Class">What it is: <c>nhs</c>, <c>email</c>, <c>telephone</c>, <c>key</c>, <c>code</c>.</param>
/// <param name="Kind">Which of them: a country, a vendor.</param>
/// <param name="Secret">The thing itself.</param>
/// <param name="Text">The sentence around it.</param>
internal sealed record Canary(string Class, string Kind, string Secret, string Text);

/// <summary>
/// Makes canaries by what the issuers of such numbers and keys publish on their form. Written without a look at the guard's rules, and shares nothing with them: what it makes and the
/// guard does not find is a fault of the guard.
/// </summary>
internal sealed class CanaryMint(int seed)
{
    /// <summary>The organisation's code, as the guard is told of it.</summary>
    public const string CodePattern = "UPX-#{4}";

    private const string Digits = "0123456789", Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Alphanumeric = Digits + Upper + Lower;

    private static readonly string[] Around =
    [
        "Summarise the case of {0} in three sentences for the ward round.", "Please draft a reply; my details are {0}.", "{0}", "Use {0} to sign in, then list the open orders.",
        "Context: {0}\nTask: write a polite reminder.", "Was ist mit {0}? Bitte kurz zusammenfassen.", "Turn this into a table (source: {0}), with one row per week.", "Why does this fail with {0}?",
        "- first point\n- {0}\n- last point", "He said “{0}” and hung up.",
    ];

    private readonly Random random = new(seed);

    /// <summary>A thousand, of every kind.</summary>
    public IReadOnlyList<Canary> Thousand() =>
    [
        .. Make(200, "nhs", "nhs", Nhs), .. Make(200, "email", "email", Email),
        .. Make(50, "telephone", "gb", British), .. Make(50, "telephone", "de", German), .. Make(50, "telephone", "fr", French), .. Make(50, "telephone", "us", American), .. Make(50, "telephone", "ch", Swiss),
        .. Make(40, "key", "aws", Aws), .. Make(40, "key", "github", GitHub), .. Make(40, "key", "slack", Slack),
        .. Make(40, "key", "stripe", Stripe), .. Make(40, "key", "openai", OpenAi), .. Make(40, "key", "google", Google),
        .. Make(110, "code", "compound", Code),
    ];

    private IEnumerable<Canary> Make(int count, string @class, string kind, Func<string> one)
    {
        for (var made = 0; made < count; made++)
        {
            var secret = one();
            yield return new(@class, kind, secret, string.Format(CultureInfo.InvariantCulture, Around[random.Next(Around.Length)], secret));
        }
    }

    // NHS Data Dictionary: nine digits and a check digit, modulus 11; 10 is never issued. Numbers that are in use begin with 4, 6 or 7; 9 is for tests.
    private string Nhs()
    {
        while (true)
        {
            var nine = Pick("4679") + Some(Digits, 8);
            var check = 11 - Enumerable.Range(0, 9).Sum(i => (10 - i) * (nine[i] - '0')) % 11;
            if (check == 10)
                continue;
            var ten = nine + (check == 11 ? 0 : check);
            return Any($"{ten[..3]} {ten[3..6]} {ten[6..]}", ten, $"{ten[..3]}-{ten[3..6]}-{ten[6..]}", $"{ten[..3]}\u00a0{ten[3..6]}\u00a0{ten[6..]}");
        }
    }

    private string Email()
    {
        var (first, last) = (Any("ana", "tom", "li", "sørine", "j", "Marek", "OLU", "x"), Any("garcia", "okafor", "wei", "o'neill", "van-dijk", "Novák", "SMITH"));
        var local = Any($"{first}.{last}", $"{first}_{last}", first + Some(Digits, 2), $"{first}+{last}", $"{first}-{last}", first[..1] + last);
        return $"{local}@{Any("example.com", "mail.example.co.uk", "x-y.example.org", "kliniek.example.nl", "EXAMPLE.DE", "post.example.health")}";
    }

    // Ofcom: eleven digits with the leading nought.
    private string British() => Any(
        $"+44 7{Some(Digits, 3)} {Some(Digits, 6)}", $"07{Some(Digits, 3)} {Some(Digits, 6)}", $"07{Some(Digits, 9)}", $"020 7{Some(Digits, 3)} {Some(Digits, 4)}", $"(0161) 4{Some(Digits, 2)} {Some(Digits, 4)}",
        $"+44 (0)20 8{Some(Digits, 3)} {Some(Digits, 4)}", $"+447{Some(Digits, 9)}", $"01{Some("23456789", 3)} {Some(Digits, 6)}");

    // Bundesnetzagentur and DIN 5008.
    private string German() => Any(
        $"+49 30 {Some("23456789", 1)}{Some(Digits, 6)}", $"030 {Some("23456789", 1)}{Some(Digits, 6)}", $"089/{Some("23456789", 1)}{Some(Digits, 6)}", $"0171 {Some(Digits, 7)}", $"+49 (0)40 {Some("23456789", 1)}{Some(Digits, 7)}",
        $"+49-221-{Some("23456789", 1)}{Some(Digits, 6)}", $"0621 {Some("23456789", 1)}{Some(Digits, 3)}-{Some(Digits, 2)}", $"015{Some(Digits, 9)}");

    // Arcep: ten digits in pairs.
    private string French()
    {
        var pairs = Enumerable.Range(0, 4).Select(_ => Some(Digits, 2)).ToArray();
        var first = Some("123456789", 1);
        return Any($"+33 {first} {string.Join(' ', pairs)}", $"0{first} {string.Join(' ', pairs)}", $"0{first}.{string.Join('.', pairs)}", $"0{first}{string.Concat(pairs)}", $"+33 (0){first} {string.Join(' ', pairs)}", $"+33{first}{string.Concat(pairs)}");
    }

    // NANPA: area and exchange begin with 2 to 9.
    private string American()
    {
        var (area, exchange, line) = (Some("23456789", 1) + Some(Digits, 2), Some("23456789", 1) + Some(Digits, 2), Some(Digits, 4));
        return Any($"+1 {area} {exchange} {line}", $"({area}) {exchange}-{line}", $"{area}-{exchange}-{line}", $"{area}.{exchange}.{line}", $"1-{area}-{exchange}-{line}", $"+1 ({area}) {exchange}-{line}", $"+1{area}{exchange}{line}");
    }

    // BAKOM: ten digits with the leading nought, in groups of 3, 3, 2, 2.
    private string Swiss()
    {
        var (area, rest) = (Any("44", "79", "61", "22", "31"), Some(Digits, 7));
        var groups = $"{rest[..3]} {rest[3..5]} {rest[5..]}";
        return Any($"+41 {area} {groups}", $"0{area} {groups}", $"+41{area}{rest}", $"0{area}/{rest[..3]} {rest[3..5]} {rest[5..]}", $"0041 {area} {groups}", $"0{area}{rest}");
    }

    private string Aws() => Any($"AKIA{Some("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)}", $"ASIA{Some("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)}", $"aws_secret_access_key = {Some(Alphanumeric + "/+", 40)}");

    private string GitHub() => Any($"ghp_{Some(Alphanumeric, 36)}", $"gho_{Some(Alphanumeric, 36)}", $"ghs_{Some(Alphanumeric, 36)}", $"github_pat_{Some(Alphanumeric, 22)}_{Some(Alphanumeric, 59)}");

    private string Slack() => Any($"xoxb-{Some(Digits, 12)}-{Some(Digits, 13)}-{Some(Alphanumeric, 24)}", $"xoxp-{Some(Digits, 12)}-{Some(Digits, 12)}-{Some(Digits, 12)}-{Some("0123456789abcdef", 32)}", $"xapp-1-A{Some(Digits + Upper, 10)}-{Some(Digits, 13)}-{Some("0123456789abcdef", 64)}",
        $"https://hooks.slack.com/services/T{Some(Digits + Upper, 10)}/B{Some(Digits + Upper, 10)}/{Some(Alphanumeric, 24)}");

    private string Stripe() => Any($"sk_live_{Some(Alphanumeric, 24)}", $"rk_live_{Some(Alphanumeric, 24)}", $"sk_live_51{Some(Alphanumeric, 97)}", $"whsec_{Some(Alphanumeric, 32)}", $"sk_test_{Some(Alphanumeric, 24)}");

    private string OpenAi() => Any($"sk-{Some(Alphanumeric, 20)}T3BlbkFJ{Some(Alphanumeric, 20)}", $"sk-proj-{Some(Alphanumeric + "-_", 74)}T3BlbkFJ{Some(Alphanumeric + "-_", 73)}1", $"sk-svcacct-{Some(Alphanumeric + "-_", 74)}T3BlbkFJ{Some(Alphanumeric + "-_", 73)}x");

    private string Google() => Any($"AIza{Some(Alphanumeric + "-_", 34)}{Some(Alphanumeric, 1)}", $"GOCSPX-{Some(Alphanumeric + "-_", 27)}{Some(Alphanumeric, 1)}", $"ya29.{Some(Alphanumeric + "-_", 120)}{Some(Alphanumeric, 1)}");

    private string Code() => Any("UPX-", "upx-", "UPX ", "UPX", "Upx_", "UPX\u2011", "UPX/") + Some(Digits, 4);

    private string Some(string of, int count)
    {
        var text = new StringBuilder(count);
        for (var made = 0; made < count; made++)
            text.Append(of[random.Next(of.Length)]);
        return text.ToString();
    }

    private string Pick(string of) => of[random.Next(of.Length)].ToString();

    private string Any(params string[] of) => of[random.Next(of.Length)];
}
