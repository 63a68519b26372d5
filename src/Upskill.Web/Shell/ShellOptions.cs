using System.Reflection;

namespace Upskill.Web.Shell;

/// <summary>What the shell is told when the process is put together, so that it knows no slice.</summary>
/// <param name="Pages">Assemblies with <c>@page</c> components besides this one. <c>MapRazorComponents&lt;App&gt;</c> needs the same list.</param>
public sealed record ShellOptions(IReadOnlyList<Assembly> Pages);
