namespace Upskill.Testing;

/// <summary>
/// Whether memory came to a plateau: looked at often from the beginning to the end, after a full collection each time. The first third fills caches and compiles; what grows without an end is higher in the last third than
/// in the second.
/// </summary>
internal sealed class MemoryThirds
{
    private readonly List<double> looks = [];

    /// <summary>How often it was looked.</summary>
    public int Looks => looks.Count;

    /// <summary>Megabytes of living objects, the median of each third.</summary>
    public (double First, double Second, double Last) Megabytes
    {
        get
        {
            var third = looks.Count / 3;
            return (Median(looks[..third]), Median(looks[third..(2 * third)]), Median(looks[(2 * third)..]));
        }
    }

    /// <summary>What the last third is above the second, as a share of it; below 0 where it is less.</summary>
    public double Growth => Megabytes is var (_, second, last) ? (last - second) / second : 0;

    /// <summary>Looks once, in this process.</summary>
    public void Look()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Add(GC.GetTotalMemory(forceFullCollection: false) / 1e6);
    }

    /// <summary>Takes a look that was made elsewhere.</summary>
    public void Add(double megabytes) => looks.Add(megabytes);

    private static double Median(List<double> some) => some.Count == 0 ? 0 : some.Order().ElementAt(some.Count / 2);
}
