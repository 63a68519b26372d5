namespace Upskill.PeerGroups.Draws;

/// <summary>Draws beside the grains: a draw takes up to seconds, which is no grain's turn.</summary>
internal static class DrawWork
{
    /// <summary>As <see cref="Draws.Draw.Of"/>.</summary>
    public static Task<Draw> Draw(Roster roster, int groups, byte[] seed, IProgress<double>? progress = null) =>
        Task.Run(() => Draws.Draw.Of(roster, groups, seed, progress));
}
