using Upskill.Learning.Activities;

namespace Upskill.Learning.Programmes;

/// <summary>One activity as its module's file describes it: what every kind has, and the rest for the kind to read.</summary>
/// <param name="Node">Its mapping.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
internal sealed record ActivityFile(ContentNode Node, ActivityId Id, string Title);
