namespace Upskill.PeerGroups;

/// <summary>Says something.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="By">Who, by token.</param>
/// <param name="Question">Number of the question that it answers; null asks one.</param>
/// <param name="Text">As typed.</param>
[GenerateSerializer, Immutable, Alias("Upskill.SayMessage")]
public sealed record SayMessage([property: Id(0)] CommandId Id, [property: Id(1)] MemberToken By, [property: Id(2)] long? Question, [property: Id(3)] string Text)
{
    /// <summary>Its name alone: a call that times out is printed with what it carries, and so are somebody's words.</summary>
    public override string ToString() => nameof(SayMessage);
}

/// <summary>Changes a message.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.EditMessage")]
public sealed record EditMessage([property: Id(0)] CommandId Id, [property: Id(1)] MemberToken By, [property: Id(2)] long Message, [property: Id(3)] string Text)
{
    /// <summary>Its name alone: a call that times out is printed with what it carries, and so are somebody's words.</summary>
    public override string ToString() => nameof(EditMessage);
}

/// <summary>Deletes a message.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.DeleteMessage")]
public sealed record DeleteMessage([property: Id(0)] CommandId Id, [property: Id(1)] MemberToken By, [property: Id(2)] long Message);

/// <summary>Takes a message's text away after a report; nobody of the group does.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.RemoveMessage")]
public sealed record RemoveMessage([property: Id(0)] CommandId Id, [property: Id(1)] long Message);

/// <summary>Puts a reaction or takes it away.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.ReactToMessage")]
public sealed record ReactToMessage(
    [property: Id(0)] CommandId Id, [property: Id(1)] MemberToken By, [property: Id(2)] long Message, [property: Id(3)] Reaction Reaction, [property: Id(4)] bool IsOn);

/// <summary>Pins an answer to a question; null unpins.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.PinAnswer")]
public sealed record PinAnswer([property: Id(0)] CommandId Id, [property: Id(1)] MemberToken By, [property: Id(2)] long Question, [property: Id(3)] long? Answer);

/// <summary>Writes the group's summary.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.WriteSummary")]
public sealed record WriteSummary([property: Id(0)] CommandId Id, [property: Id(1)] MemberToken By, [property: Id(2)] string Text)
{
    /// <summary>Its name alone: a call that times out is printed with what it carries, and so are somebody's words.</summary>
    public override string ToString() => nameof(WriteSummary);
}

/// <summary>Agrees to the summary of a version, the number that it was written at.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.AgreeToSummary")]
public sealed record AgreeToSummary([property: Id(0)] CommandId Id, [property: Id(1)] MemberToken By, [property: Id(2)] long Version);

/// <summary>Poses a starter question; its id is the round's, the same at every try.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.PoseStarter")]
public sealed record PoseStarter([property: Id(0)] CommandId Id, [property: Id(1)] string Text);

/// <summary>What one can say to a message without words of one's own.</summary>
public enum Reaction
{
    /// <summary>It helped.</summary>
    Helpful,
    /// <summary>The same happened here.</summary>
    SameHere,
    /// <summary>Thank you.</summary>
    Thanks,
    /// <summary>Tried, and it works.</summary>
    Works,
    /// <summary>Tried, and it does not.</summary>
    DoesNotWork,
}
