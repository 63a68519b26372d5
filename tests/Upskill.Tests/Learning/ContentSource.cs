using Upskill.Learning.Programmes;
using Upskill.Testing;

namespace Upskill.Tests.Learning;

/// <summary>A small programme as files, for a test to spoil.</summary>
internal sealed class ContentSource : IDisposable
{
    public const string Module = """
        id: main
        title: Main
        outcome: You can do it.
        strands: [practical, ethics]
        activities:
          - id: read
            kind: reading
            title: A text
            text: 01-text.md

          - id: test
            kind: check
            title: A check
            minutes: 3
            pass: 1
            questions:
              - id: one
                ask: What of one?
                choose: one
                options:
                  - id: a
                    text: First
                    right: true
                    because: Because of a.
                  - id: b
                    text: Second
                    because: Because of b.
              - id: many
                ask: What of many?
                choose: many
                options:
                  - id: a
                    text: First
                    right: true
                    because: Because of a.
                  - id: b
                    text: Second
                    right: true
                    because: Because of b.

          - id: play
            kind: scenario
            title: A scenario
            minutes: 5
            start: brief
            scenes:
              - id: brief
                text: What do you do?
                choices:
                  - id: a
                    text: The right thing
                    leads: good
                    because: It went well.
                  - id: b
                    text: The wrong thing
                    leads: bad
                    because: It did not.
              - id: good
                text: Well done.
                ends: well
              - id: bad
                text: Not so well.
                ends: badly

          - id: sign
            kind: acknowledgement
            title: A promise
            minutes: 1.5
            text: 02-promise.md
            meaning: I will work by these rules.
        """;

    public const string Programme = """
        id: small
        title: Small
        summary: A small programme.
        language: en
        dueAfterDays: 90
        modules: [main]
        """;

    private readonly TemporaryFolder folder = new();

    public ContentSource()
    {
        Directory.CreateDirectory(ModulePath);
        Write("programme.yaml", Programme);
        Write("main/module.yaml", Module);
        Write("main/01-text.md", "# A text\n\nRead this.\n");
        Write("main/02-promise.md", "I check what I sign for.\n");
    }

    public string Path => folder.Path;

    public string ModulePath => System.IO.Path.Combine(Path, "main");

    public void Write(string file, string text) => File.WriteAllText(Full(file), text);

    /// <summary>Changes one place in a file; a test whose place is not there fails.</summary>
    public void Change(string file, string from, string to)
    {
        var text = File.ReadAllText(Full(file));
        Assert.Contains(from, text, StringComparison.Ordinal);
        Write(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Delete(string file) => File.Delete(Full(file));

    public Programme Read() => ProgrammeFiles.Read(Path);

    public string Version() => Read().Modules[0].Version;

    public void Dispose() => folder.Dispose();

    private string Full(string file) => System.IO.Path.Combine(Path, file);
}
