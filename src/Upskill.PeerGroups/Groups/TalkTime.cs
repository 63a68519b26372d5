using System.Globalization;
using Upskill.Kit.People;

namespace Upskill.PeerGroups.Groups;

/// <summary>Moments in a talk: the hour today, else the day too.</summary>
internal static class TalkTime
{
    /// <summary>“25 Nov, 14:02” by the person's clock.</summary>
    public static string Short(CurrentPerson person, DateTimeOffset moment) => person.Local(moment).ToString("d MMM, HH:mm", CultureInfo.CurrentCulture);
}
