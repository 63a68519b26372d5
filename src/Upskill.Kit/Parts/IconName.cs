namespace Upskill.Kit.Parts;

/// <summary>The strokes that <see cref="Icon"/> can draw.</summary>
public enum IconName
{
    /// <summary>A tick: right, covered, done.</summary>
    Check,

    /// <summary>A cross: wrong, missed.</summary>
    Cross,

    /// <summary>An i in a circle.</summary>
    Info,

    /// <summary>An exclamation mark in a triangle.</summary>
    Alert,

    /// <summary>A clock: not yet, due.</summary>
    Clock,

    /// <summary>A padlock: withheld, closed.</summary>
    Lock,

    /// <summary>The connection is lost.</summary>
    Offline,

    /// <summary>A person: the account.</summary>
    Person,

    /// <summary>Three lines: the main menu.</summary>
    Menu,

    /// <summary>A chevron: something opens below.</summary>
    Down,

    /// <summary>A chevron: back.</summary>
    Previous,

    /// <summary>A chevron: onwards.</summary>
    Next,

    /// <summary>A curved arrow: the same once more.</summary>
    Again,

    /// <summary>A sheet of a calendar.</summary>
    Calendar,

    /// <summary>An arrow into a tray: a file to keep.</summary>
    Download,
}
