using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Cli.Rendering.Layout;

/// <summary>What stands above a table, and how many rows it shows at most.</summary>
internal sealed record Heading(string Title, Spectre.Console.Style Style, int Most = int.MaxValue);

/// <summary>What becomes of a column when a terminal is narrow.</summary>
internal enum CellWidth
{
    /// <summary>It stays whole.</summary>
    Full,

    /// <summary>It ends in an ellipsis.</summary>
    Shrinks,

    /// <summary>It goes below its row.</summary>
    Note,

    /// <summary>It is always below its row: one line, or several.</summary>
    Below,
}

/// <summary>A column of a table.</summary>
/// <param name="Name">What stands above it.</param>
/// <param name="Format">What it shows of a row.</param>
/// <param name="Width">What becomes of it when the terminal is narrow.</param>
/// <param name="FixedWidth">How wide it is at least, so that one table stands straight below the other.</param>
internal sealed record Column<T>(string Name, Func<T, string> Format, CellWidth Width = CellWidth.Full, int FixedWidth = 0)
{
    /// <summary>Whether it is somebody else's text from end to end, and none of FleetDiff's words.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber { get; init; }
}

/// <summary>The columns that every table begins with.</summary>
internal static class TableColumns
{
    // As wide as the ids that AWS gives: an account, the longest usual Region, an instance.
    public static Column<T> CreateAccount<T>(Func<T, string> of) => new("Account", of, FixedWidth: 12);

    public static Column<T> CreateRegion<T>(Func<T, string> of) => new("Region", of, FixedWidth: 14);

    public static Column<T> CreateId<T>(string name, Func<T, string> of) => new(name, of, FixedWidth: 19);

    public static Column<T> CreateName<T>(Func<T, string?> of) =>
        new("Name", row => of(row) ?? "", CellWidth.Shrinks) { IsForeign = true };

    public static Column<T> CreateNumber<T>(string name, Func<T, long> of) =>
        new(name, row => TextFormat.Number(of(row))) { IsNumber = true };

    /// <summary>The columns of instances, with a note.</summary>
    public static IReadOnlyList<Column<ReportedInstance>> CreateForInstances(Func<ReportedInstance, string> note) =>
    [
        CreateAccount<ReportedInstance>(row => row.Account), CreateRegion<ReportedInstance>(row => row.Region),
        CreateId<ReportedInstance>("Instance", row => row.Instance), CreateName<ReportedInstance>(row => row.Name),
        new("Note", note, CellWidth.Note),
    ];

    /// <summary>The columns of instances that changed between two nights, with a note.</summary>
    public static IReadOnlyList<Column<ChangedInstance>> CreateForChanges(Func<ChangedInstance, string> note) =>
    [
        CreateAccount<ChangedInstance>(row => row.Account), CreateRegion<ChangedInstance>(row => row.Region),
        CreateId<ChangedInstance>("Instance", row => row.Instance), CreateName<ChangedInstance>(row => row.Name),
        new("Note", note, CellWidth.Note),
    ];

    /// <summary>The columns of nodes without an instance.</summary>
    public static IReadOnlyList<Column<OrphanedNode>> Orphans { get; } =
    [
        CreateAccount<OrphanedNode>(row => row.Account), CreateRegion<OrphanedNode>(row => row.Region), CreateId<OrphanedNode>("Node", row => row.Instance),
        new("Last seen", row => TextFormat.Time(row.ReportedAt), CellWidth.Note),
    ];

    /// <summary>The columns of instances and groups.</summary>
    public static IReadOnlyList<Column<TableEntry>> Entries { get; } =
    [
        CreateAccount<TableEntry>(entry => entry.Account), CreateRegion<TableEntry>(entry => entry.Region),
        CreateId<TableEntry>("Instance", entry => entry.What), CreateName<TableEntry>(entry => entry.Name),
        new("Note", entry => entry.Note, CellWidth.Note),
    ];
}
