using System.Buffers.Text;
using Garnet.common;
using Garnet.server;
using Tsavorite.core;
using Upskill.Kit.Storage;

namespace Upskill.Silo.Store;

/// <summary>
/// <see cref="Journal.AppendCommand"/> of the embedded engine: a transaction of Garnet's, which its log holds as one entry, so a kill leaves all of an append or
/// nothing. At the next start the log plays it again, with the same arguments on the same data.
/// </summary>
/// <remarks>The log names it by the order in which procedures are registered: a second one is registered after it, and none is ever taken away.</remarks>
internal sealed class AppendProcedure : CustomTransactionProcedure
{
    private const int Fixed = 5;

    /// <summary>Longer than a checkpoint holds keys. Where it is over, the command is refused and has done nothing.</summary>
    public override TimeSpan KeyLockTimeout => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public override bool Prepare<TGarnetReadApi>(TGarnetReadApi api, ref CustomProcedureInput procInput)
    {
        var count = procInput.parseState.Count;
        if (count < Fixed || (count - Fixed) % 3 != 0)
            return false;
        Lock(ref procInput, 0);
        Lock(ref procInput, 1);
        for (var row = Fixed; row < count; row += 3)
            Lock(ref procInput, row);
        return true;
    }

    /// <inheritdoc/>
    public override void Main<TGarnetApi>(TGarnetApi api, ref CustomProcedureInput procInput, ref MemoryResult<byte> output)
    {
        var next = 0;
        var (list, commands) = (GetNextArg(ref procInput, ref next), GetNextArg(ref procInput, ref next));
        var expected = Number(GetNextArg(ref procInput, ref next));
        var (command, entry) = (GetNextArg(ref procInput, ref next), GetNextArg(ref procInput, ref next));

        if (Find(api, commands, command) is { } at)
        {
            Answer(ref output, 2, at);
            return;
        }
        if (api.ListLength(list, out var length) != GarnetStatus.OK)
            length = 0; // there is no such list yet
        if (length != expected)
        {
            Answer(ref output, 0, length);
            return;
        }
        api.ListRightPush(list, entry, out _);
        api.HashSet(commands, command, Text(length), out _);
        while (next < procInput.parseState.Count)
            Write(api, GetNextArg(ref procInput, ref next), GetNextArg(ref procInput, ref next), GetNextArg(ref procInput, ref next));
        Answer(ref output, 1, length + 1);
    }

    private void Write<TGarnetApi>(TGarnetApi api, PinnedSpanByte hash, PinnedSpanByte field, PinnedSpanByte value) where TGarnetApi : IGarnetApi
    {
        var counter = CreateArgSlice(RowWrite.Changes);
        var changes = Text((Find(api, hash, counter) ?? 0) + 1);
        if (value.Length > 0)
        {
            api.HashSet(hash, [(field, value), (counter, changes)], out _);
            return;
        }
        api.HashDelete(hash, field, out _);
        api.HashSet(hash, counter, changes, out _);
    }

    private void Lock(ref CustomProcedureInput input, int argument) =>
        AddKey(input.parseState.GetArgSliceByRef(argument), LockType.Exclusive, StoreType.Object);

    private static long? Find<TGarnetApi>(TGarnetApi api, PinnedSpanByte hash, PinnedSpanByte field) where TGarnetApi : IGarnetApi =>
        api.HashGet(hash, field, out var found) == GarnetStatus.OK && found.Length > 0 ? Number(found) : null;

    private static long Number(PinnedSpanByte text) => Utf8Parser.TryParse(text.ReadOnlySpan, out long number, out _) ? number : -1;

    private PinnedSpanByte Text(long number) => CreateArgSlice(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private void Answer(ref MemoryResult<byte> output, int outcome, long number) => WriteBulkStringArray(ref output, Text(outcome), Text(number));
}
