namespace Upskill.Kit.Parts;

/// <summary>
/// Whether a page may hold invented people. A slice that has a sample registers one, scoped; the shell shows its line while any of them says so.
/// </summary>
public interface ISampleNotice
{
    /// <summary>True while sample data is shown. Read on every page, so it must not wait for anything.</summary>
    bool Shown { get; }
}
