using Upskill.Adoption;
using Upskill.Kit.Storage;
using Upskill.TimeSaved.Claims;

namespace Upskill.TimeSaved;

/// <summary>A row of one home: that an answer stands there, or stands there no more.</summary>
internal sealed record WeekRow(ReleaseSubject Home, AnswerRow Row, bool IsIn)
{
    /// <summary>Of which answer.</summary>
    public AnswerName Name => new(Home.Measure, Row.Week);

    /// <summary>The write that makes it so.</summary>
    public RowWrite Write(Partition partition) =>
        IsIn ? AnswerRows.Put(partition, Home, Row) : AnswerRows.TakeOut(partition, Home, Row.Week, Row.Token);
}
