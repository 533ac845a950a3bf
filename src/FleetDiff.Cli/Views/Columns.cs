using FleetDiff.Comparing.Changing;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Views;

/// <summary>What stands above a table, and how many rows it shows at most.</summary>
internal sealed record Heading(string Title, Spectre.Console.Style Style, int Most = int.MaxValue);

/// <summary>What becomes of a column when a terminal is narrow.</summary>
internal enum Place
{
    /// <summary>It stays whole.</summary>
    Whole,

    /// <summary>It ends in an ellipsis.</summary>
    Shrinks,

    /// <summary>It goes below its row.</summary>
    Note,

    /// <summary>It is always below its row: one line, or several.</summary>
    Below,
}

/// <summary>A column of a table.</summary>
/// <param name="Name">What stands above it.</param>
/// <param name="Of">What it shows of a row.</param>
/// <param name="Place">What becomes of it when the terminal is narrow.</param>
/// <param name="Width">How wide it is at least, so that one table stands straight below the other.</param>
internal sealed record Column<T>(string Name, Func<T, string> Of, Place Place = Place.Whole, int Width = 0)
{
    /// <summary>Whether it is somebody else's text from end to end, and none of FleetDiff's words.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber { get; init; }
}

/// <summary>The columns that every table begins with.</summary>
internal static class Columns
{
    // As wide as the ids that AWS gives: an account, the longest usual Region, an instance.
    public static Column<T> Account<T>(Func<T, string> of) => new("Account", of, Width: 12);

    public static Column<T> Region<T>(Func<T, string> of) => new("Region", of, Width: 14);

    public static Column<T> Id<T>(string name, Func<T, string> of) => new(name, of, Width: 19);

    public static Column<T> Name<T>(Func<T, string?> of) =>
        new("Name", row => of(row) ?? "", Place.Shrinks) { IsForeign = true };

    public static Column<T> Number<T>(string name, Func<T, long> of) =>
        new(name, row => Written.Number(of(row))) { IsNumber = true };

    /// <summary>The columns of instances, with a note.</summary>
    public static IReadOnlyList<Column<ReportedInstance>> Instances(Func<ReportedInstance, string> note) =>
    [
        Account<ReportedInstance>(row => row.Account), Region<ReportedInstance>(row => row.Region),
        Id<ReportedInstance>("Instance", row => row.Instance), Name<ReportedInstance>(row => row.Name),
        new("Note", note, Place.Note),
    ];

    /// <summary>The columns of instances that changed between two nights, with a note.</summary>
    public static IReadOnlyList<Column<ChangedInstance>> Changes(Func<ChangedInstance, string> note) =>
    [
        Account<ChangedInstance>(row => row.Account), Region<ChangedInstance>(row => row.Region),
        Id<ChangedInstance>("Instance", row => row.Instance), Name<ChangedInstance>(row => row.Name),
        new("Note", note, Place.Note),
    ];

    /// <summary>The columns of nodes without an instance.</summary>
    public static IReadOnlyList<Column<Orphan>> Orphans { get; } =
    [
        Account<Orphan>(row => row.Account), Region<Orphan>(row => row.Region), Id<Orphan>("Node", row => row.Instance),
        new("Last seen", row => Written.Time(row.ReportedAt), Place.Note),
    ];

    /// <summary>The columns of instances and groups.</summary>
    public static IReadOnlyList<Column<Entry>> Entries { get; } =
    [
        Account<Entry>(entry => entry.Account), Region<Entry>(entry => entry.Region),
        Id<Entry>("Instance", entry => entry.What), Name<Entry>(entry => entry.Name),
        new("Note", entry => entry.Note, Place.Note),
    ];
}
