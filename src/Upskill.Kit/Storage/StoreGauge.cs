using Orleans.Runtime;

namespace Upskill.Kit.Storage;

/// <summary>
/// How much room the store had when it was last measured, and who may still add to it. A command is asked at the web edge, before anything of it is done, and once let in is carried out to its end; what runs by
/// itself is asked at each append to a journal and goes on once there is room.
/// </summary>
public sealed class StoreGauge
{
    private const string Entered = "store-entered";
    private volatile StoreRoom? room;

    /// <summary>As last measured; null before the first measuring, and where the store has no limit that is known.</summary>
    public StoreRoom? Room => room;

    /// <summary>It was measured.</summary>
    public void Read(StoreRoom? measured) => room = measured;

    /// <summary>A request came in at the edge, where its route decides whether it may add anything. Marked only where that may soon matter: the mark goes along with every call.</summary>
    public void Admit()
    {
        if (room is { IsNearlyFull: true })
            LetIn();
    }

    /// <summary>What is done from here on was let in at the edge, or makes room: it is carried out to its end.</summary>
    public static void LetIn() => RequestContext.Set(Entered, true);

    /// <summary>Lets a command in.</summary>
    /// <exception cref="StoreFullException">There is no room.</exception>
    public void DemandRoom()
    {
        if (room is { IsFull: true })
            throw new StoreFullException();
    }

    /// <summary>Before an append.</summary>
    /// <exception cref="StoreFullException">There is no room, and it is nothing that was let in.</exception>
    public void DemandRoomOfItsOwn()
    {
        if (room is { IsFull: true } && RequestContext.Get(Entered) is not true)
            throw new StoreFullException();
    }
}
