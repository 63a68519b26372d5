using System.Collections.Immutable;

namespace Upskill.Workforce;

/// <summary>All imports: their list, and whose turn it is, for two at once would each undo what the other saw. There is one, <see cref="Organisation"/>.</summary>
[GrainInterfaceType("workforce-imports"), Alias("Upskill.IWorkforceImportsGrain")]
public interface IWorkforceImportsGrain : IGrainWithStringKey
{
    /// <summary>The only one.</summary>
    const string Organisation = "organisation";

    /// <summary>Lists an import. Durable; a repeat changes nothing. The oldest that is done goes when there are too many.</summary>
    [Alias("List")]
    Task List(string import);

    /// <summary>Ids, newest first.</summary>
    [Alias("Listed")]
    Task<ImmutableArray<string>> Listed();

    /// <summary>Ids of imports that may have something to do: those that wait their turn, and the newest, which may still be read.</summary>
    [Alias("Unfinished")]
    Task<ImmutableArray<string>> Unfinished();

    /// <summary>
    /// Puts an accepted import behind those accepted before it; or the carrying out of a rule of enrolment, which is about everybody, too. Durable; a repeat
    /// changes nothing.
    /// </summary>
    [Alias("Queue")]
    Task Queue(string import);

    /// <summary>Whether everything that was accepted before this import is done.</summary>
    [Alias("IsFirst")]
    Task<bool> IsFirst(string import);

    /// <summary>The import is done, or was not accepted after all. Durable; a repeat changes nothing.</summary>
    [Alias("Leave")]
    Task Leave(string import);
}
