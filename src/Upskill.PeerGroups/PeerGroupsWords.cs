namespace Upskill.PeerGroups;

/// <summary>Marks the words of this slice: <c>IStringLocalizer&lt;PeerGroupsWords&gt;</c> reads <c>PeerGroupsWords.resx</c>.</summary>
public sealed class PeerGroupsWords;
