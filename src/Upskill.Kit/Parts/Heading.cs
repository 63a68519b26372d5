using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Upskill.Kit.Parts;

/// <summary>A heading whose level the page decides, so that no level is skipped.</summary>
public sealed class Heading : ComponentBase
{
    /// <summary>2 to 4; 1 belongs to <see cref="PageHead"/>.</summary>
    [Parameter, EditorRequired]
    public int Level { get; set; }

    /// <summary>What <c>aria-labelledby</c> points at.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>Classes of the style sheet.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>The heading's words.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Level, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Level, 4);
    }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, Level switch { 2 => "h2", 3 => "h3", _ => "h4" });
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "id", Id);
        builder.AddContent(3, ChildContent);
        builder.CloseElement();
    }
}
