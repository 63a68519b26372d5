using System.Globalization;
using System.Text.RegularExpressions;

namespace Upskill.Testing;

/// <summary>Texts of ordinary work that hold numbers, dates, versions, prices and names of things, and nothing that must be kept in. What the guard finds here is a false alarm.</summary>
internal sealed partial class OrdinaryTexts(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>So many texts.</summary>
    public IEnumerable<string> Make(int count)
    {
        for (var made = 0; made < count; made++)
            yield return Place().Replace(Templates[made % Templates.Length], Number);
    }

    // {0} is a number of one to three digits, {0:0000} one of four; what has check digits is written out and is real.
    private static readonly string[] Templates =
    [
        "The report of {0:0000} has {1} pages; see section {2}.{3} and table {4}.", "Upgrade from v{0}.{1}.{2} to v{3}.{4}.{5} before Friday.", "We spent EUR {0},{1:000}.{2:00} of a budget of EUR {3},{4:000},000.",
        "Please order {0} packs (article {1:000000}) at £{2}.{3:00} each.", "The meeting is on 12.03.2026 from 10:30 to 12:00 in room {0}.{1:00}.", "Between 2019-04-01 and 2025-09-30 we closed {0},{1:000} requests.",
        "ISBN 978-0-306-40615-7 is on the reading list, page {0}.", "See doi 10.1000/182 and ISO 9001:2015, clause {0}.{1}.", "CAS 7732-18-5 and CAS 64-17-5 are both in cupboard {0}.", "Batch LOT {0:0000}-{1:000} passed with {2}.{3:00} %.",
        "Ticket OPS-{0:0000} blocks OPS-{1:0000}; estimate {2} hours.", "The server 10.{0}.{1}.{2} answers in {3} ms, 192.168.0.{4} in {5}.", "Commit 9fceb02d0ae598e95dc970b74767f19372d61af8 broke test {0}.", "Id 3f2504e0-4f89-11d3-9a0c-0305e82c3301 has {0} rows.",
        "Sample A{0:00} weighs {1}.{2:000} g at {3} °C and {4} % humidity.", "Trial NCT0{0:0000}{1:000} enrolled {2} people at {3} sites.", "Install @types/node@{0} and @scope/parts@{1}.{2}.{3}.", "In Python, @dataclass stands above line {0}; @property above line {1}.",
        "Colour #1f{0:00}a7 on #ffffff has a contrast of {1}.{2}:1.", "Train ICE {0:000} leaves at 08:{1:00} from platform {2}, seat {3}.", "Invoice INV-2026-{0:00000} of 03/11/2026 over $1,{1:000}.{2:00} is due in {3} days.", "The range is {0},{1:000}–{2},{3:000} units, the median {4},{5:000}.",
        "Press Ctrl+Alt+{0}, then choose option {1} of {2}.", "The bearer of good news came at 09:{0:00}.", "Our password policy: at least {0} characters, changed every {1} days.", "Use scikit-learn {0}.{1}.{2} and pandas {3}.{4}.",
        "The coordinates are 51.{0:0000}, -0.{1:0000}; the height is {2} m.", "Grant no. {0:0000}/{1:00}, work package {2}, task {2}.{3}.", "p = 0.0{0:000}, n = {1}, 95 % CI {2}.{3} to {4}.{5}.", "The film is 16:9, 1920x1080, {0} frames, {1} MB.",
        "Quarter 1: {0:000}, quarter 2: {1:000}, quarter 3: {2:000}, quarter 4: {3:000}.", "{0:00} {1:00} {2:00} are the winning rows of table {3}.", "Postcode SW1A 1AA, building {0}, floor {1}, desk {2:000}.", "Weigh 0.{0:000} g, add 0.{1:00} ml, stir for 0{2:0} minutes.",
        "Budget code {0:0000}-{1:0000}, cost centre {2:00000}.", "The file is 2026-11-{0:00}_minutes_v{1}.docx, {2} KB.", "GTIN 4006381333931 is a pen; we need {0}.", "Chapter {0}: dates such as 1/2/{1:00}, times such as 7.45 pm.", "Order {0:0000}{1:0000} arrived; order {2:0000}{3:0000} did not.",
        "Account {0:0000} {1:0000} was closed in 2024.", "Ratio {0}/{1}, score {2}-{3}, room {4}/{5}.", "Set timeout={0}, retries={1}, token limit={2:000}.", "My secret for good prompts: name the reader, {0} examples, {1} words.", "Rates: 0.{0:00}, 0.{1:00}, 0.{2:00}, 0.{3:00} and 0.{4:00}.",
        "Step 01 02 03 of phase {0}, then 04 05.", "DIN EN 60601-1:2013, IEC 62304:2006, part {0}.", "Revenue grew from 1 234 567 to 2 345 {0:000} in {1} months.", "Line {0}: if (a >= {1} && b < {2}) return {3};", "SKU {0:000}-{1:000}-{2:000}, shelf {3}.", "Survey wave {0}: {1:000} of 2,400 answered, {2} twice.",
        "Assay plate {0:00}-{1:00}, well H{2:00}, dilution 1:{3:000}.", "Serial SN{0:0000}{1:0000}{2:00} of the pump, built 2019.",
    ];

    /// <summary>One in ten begins with a nought.</summary>
    private string Number(Match place)
    {
        var length = place.Groups[1].Success ? place.Groups[1].Length : random.Next(1, 4);
        return string.Concat(Enumerable.Range(0, length).Select(at => random.Next(at == 0 && random.Next(10) > 0 ? 1 : 0, 10).ToString(CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex(@"\{\d(?::(0+))?\}")]
    private static partial Regex Place();
}
