using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering;

/// <summary>How a column adapts to a narrow terminal.</summary>
internal enum CellWidth
{
    /// <summary>The column keeps its width.</summary>
    Full,

    /// <summary>The text is cut, with an ellipsis; without room for a useful part, it moves to the note.</summary>
    Shrinks,

    /// <summary>The column is left out.</summary>
    Extra,

    /// <summary>The text is beside its row if it fits, and otherwise below.</summary>
    Note,
}

/// <summary>A column of a table.</summary>
/// <param name="Name">The heading of the column.</param>
/// <param name="Format">Formats the cell of a row.</param>
/// <param name="Width">How the column adapts to a narrow terminal.</param>
/// <param name="FixedWidth">The minimum width, in characters: it aligns the columns of consecutive tables.</param>
internal sealed record Column<T>(string Name, Func<T, string> Format, CellWidth Width = CellWidth.Full, int FixedWidth = 0)
{
    /// <summary>The maximum width in a terminal, in columns. Longer text is cut.</summary>
    public int MaxWidth { get; init; } = int.MaxValue;

    /// <summary>Whether the whole text is untrusted, such as the value of a tag.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether the column contains numbers.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Returns the style of the cell; null for plain text.</summary>
    public Func<T, Style>? Style { get; init; }

    /// <summary>Formats the cell where there is little room; null when it is the same text.</summary>
    public Func<T, string>? FormatKey { get; init; }

    /// <summary>Formats what <see cref="FormatKey"/> leaves out, which moves to the note; null when it is nothing.</summary>
    public Func<T, string>? FormatRest { get; init; }

    /// <summary>Formats the lines that are always below the row; null for none.</summary>
    public Func<T, IReadOnlyList<string>>? FormatBelow { get; init; }
}

/// <summary>The columns of the tables.</summary>
internal static class TableColumns
{
    private const int MaxAccountName = 40;

    // The fixed widths are those of AWS ids: an account, the longest common Region code, an instance.
    private static readonly Column<TableEntry> Account =
        CreateAccount<TableEntry>(entry => entry.Account, entry => entry.AccountName);

    private static readonly Column<TableEntry> Region = new("Region", entry => entry.Region, FixedWidth: 14);

    /// <summary>The columns of instances and groups.</summary>
    public static IReadOnlyList<Column<TableEntry>> Entries { get; } =
    [
        Account, Region, CreateId("Instance"),
        new("Name", entry => entry.Name, CellWidth.Shrinks) { IsForeign = true },
        new("Note", entry => entry.Note, CellWidth.Note) { FormatBelow = entry => entry.Details },
    ];

    /// <summary>The columns of orphaned nodes.</summary>
    public static IReadOnlyList<Column<TableEntry>> Nodes { get; } =
        [Account, Region, CreateId("Node"), new("Last seen", entry => entry.Note, CellWidth.Note)];

    /// <summary>Creates the column of an account, which leaves out its name where there is little room.</summary>
    public static Column<T> CreateAccount<T>(Func<T, string> id, Func<T, string?> name) =>
        new("Account", row => FormatAccount(id(row), name(row)), FixedWidth: 12)
        {
            FormatKey = id,
            FormatRest = row => name(row) ?? "",
        };

    /// <summary>Creates a column of numbers.</summary>
    public static Column<T> CreateNumber<T>(string name, Func<T, long> of, CellWidth width = CellWidth.Full) =>
        new(name, row => TextFormat.Number(of(row)), width) { IsNumber = true };

    /// <summary>Formats an account as <c>payments-prod (111122223333)</c>. A long name is cut, and the id stays whole.</summary>
    public static string FormatAccount(string id, string? name) =>
        AccountNames.Format(id, name is null ? null : DisplayWidth.Cut(name, MaxAccountName));

    private static Column<TableEntry> CreateId(string name) => new(name, entry => entry.What, FixedWidth: 19);
}
