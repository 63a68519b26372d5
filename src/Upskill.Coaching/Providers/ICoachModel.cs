using System.Collections.Immutable;

namespace Upskill.Coaching.Providers;

/// <summary>
/// The only way to a language model. What goes in is looked through by the data guard and counted against the learner's day; what comes back is data: text
/// to be shown as text, never a command. It never throws for what a model or its network does: that is a <see cref="ModelAnswer.Away"/>.
/// </summary>
internal interface ICoachModel
{
    /// <summary>Whether the organisation has set up a model. Where it has not, nothing is ever asked.</summary>
    bool IsThere { get; }

    /// <summary>Asks, and waits for the whole answer.</summary>
    Task<ModelAnswer> Ask(ModelQuestion question, CancellationToken stop);

    /// <summary>Asks, and gives the answer on as it comes. The last part is always a <see cref="ModelPart.End"/>.</summary>
    IAsyncEnumerable<ModelPart> Stream(ModelQuestion question, CancellationToken stop);
}

/// <summary>What is asked.</summary>
/// <param name="Learner">Who asks: their tokens of the day are counted. The model is never told.</param>
/// <param name="Function">The prompt function, by the name of its file in <c>Providers/Prompts</c>.</param>
/// <param name="Arguments">What the function's placeholders stand for; text of learners and of the programme comes in here and nowhere else.</param>
internal sealed record ModelQuestion(PersonId Learner, string Function, ImmutableDictionary<string, string> Arguments)
{
    /// <summary>Records with words in them print their names only.</summary>
    public override string ToString() => nameof(ModelQuestion);
}

/// <summary>What came of a question.</summary>
internal abstract record ModelAnswer
{
    private ModelAnswer() { }

    /// <summary>The model's words: untrusted.</summary>
    public sealed record Said(string Text) : ModelAnswer
    {
        /// <inheritdoc/>
        public override string ToString() => nameof(Said);
    }

    /// <summary>No answer that could be used. The coach says so, and goes on by its rules.</summary>
    public sealed record Away(ModelAway Why) : ModelAnswer;
}

/// <summary>Why there is no answer of a model.</summary>
internal enum ModelAway
{
    /// <summary>None is set up.</summary>
    NotSetUp,

    /// <summary>It does not answer, or not in time, or only with errors.</summary>
    Silent,

    /// <summary>It has too much to do, or was left alone after a row of failures.</summary>
    Busy,

    /// <summary>The learner's tokens of today are used up.</summary>
    Spent,

    /// <summary>The guard found protected data in what was to be sent, or in what came back.</summary>
    Guarded,

    /// <summary>It declined to answer.</summary>
    Declined,

    /// <summary>What it said has not the form that was asked for, or was cut off.</summary>
    Garbled,
}

/// <summary>A part of an answer that is still coming.</summary>
internal abstract record ModelPart
{
    private ModelPart() { }

    /// <summary>The next words: untrusted.</summary>
    public sealed record Words(string Text) : ModelPart
    {
        /// <inheritdoc/>
        public override string ToString() => nameof(Words);
    }

    /// <summary>How it ended: with all of it, or with why there is no more.</summary>
    public sealed record End(ModelAnswer Answer) : ModelPart;
}
