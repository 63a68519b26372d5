namespace Upskill.Tests.Shape;

/// <summary>The repository that the tests were built from.</summary>
internal static class SourceTree
{
    /// <summary>Full path of the folder that holds the solution.</summary>
    public static readonly string Root = FindRoot();

    /// <summary>Files below a folder of the repository that were written, not built; paths from the root with forward slashes.</summary>
    public static IEnumerable<string> Files(string folder, string pattern = "*") =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(segment => segment is "bin" or "obj" or "node_modules" or "wwwroot"));

    /// <summary>The text of one of them.</summary>
    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Upskill.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"There is no Upskill.sln above {AppContext.BaseDirectory}.");
    }
}
