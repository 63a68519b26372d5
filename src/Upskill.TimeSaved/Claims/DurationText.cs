using System.Globalization;
using System.Text.RegularExpressions;

namespace Upskill.TimeSaved.Claims;

/// <summary>What is wrong with a field in which a length of time is asked for.</summary>
public enum TimeFault
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>It is no length of time, or not of whole minutes.</summary>
    NotTime,
    /// <summary>It is below zero.</summary>
    BelowZero,
    /// <summary>It is longer than a week.</summary>
    TooLong,
    /// <summary>Together with the other fields it is longer than a week.</summary>
    TooLongTogether,
    /// <summary>Nothing was typed in any field.</summary>
    AllEmpty,
}

/// <summary>Lengths of time as people type them: <c>90</c>, <c>90 min</c>, <c>1:30</c>, <c>1.5 h</c>, <c>1,5 h</c>.</summary>
internal static partial class DurationText
{
    /// <summary>Reads one; an empty field is null and no fault.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="bareIsHours">Whether a number alone means hours; then it may have a fraction.</param>
    public static (int? Minutes, TimeFault Fault) Read(string? text, bool bareIsHours = false)
    {
        if (text?.Trim() is not { Length: > 0 } typed)
            return (null, TimeFault.None);
        if (Shape().Match(typed) is not { Success: true } match)
            return (null, TimeFault.NotTime);
        if (Exact(match, bareIsHours) is not { } minutes)
            return (null, TimeFault.NotTime);
        if (match.Groups["minus"].Success && minutes > 0)
            return (null, TimeFault.BelowZero);
        return minutes > PersonalHours.MinutesOfAWeek ? (null, TimeFault.TooLong) : ((int)minutes, TimeFault.None);
    }

    /// <summary>Minutes, whatever their sign; null where they are not whole.</summary>
    private static decimal? Exact(Match match, bool bareIsHours)
    {
        var number = decimal.Parse(match.Groups["number"].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (match.Groups["past"] is { Success: true } past)
            return (number * 60) + int.Parse(past.Value, CultureInfo.InvariantCulture);
        var isHours = match.Groups["hours"].Success || (bareIsHours && !match.Groups["minutes"].Success);
        // Tenths of hours are whole minutes; of 0.33 h somebody means twenty minutes.
        return isHours ? Math.Round(number * 60, MidpointRounding.AwayFromZero) : number == Math.Truncate(number) ? number : null;
    }

    [GeneratedRegex(@"^(?<minus>[-−–])?\s*(?:(?<number>[0-9]{1,6}):(?<past>[0-5][0-9])|(?<number>[0-9]{1,6}(?:[.,][0-9]{1,3})?)\s*(?:(?<hours>h|hr|hrs|hours?|std\.?|stunden?)|(?<minutes>m|min|mins|minutes?|minuten?))?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
