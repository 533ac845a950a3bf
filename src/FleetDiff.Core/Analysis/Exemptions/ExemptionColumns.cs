namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>The columns of <c>exemptions.csv</c> from its header row, in any order.</summary>
internal sealed class ExemptionColumns
{
    public const string Account = "account";
    public const string Region = "region";
    public const string Instance = "instance";
    public const string Until = "until";
    public const string Reason = "reason";
    public const string Owner = "owner";
    public const string Tag = "tag";
    public const string Group = "group";

    private static readonly string[] Required = [Account, Region, Instance, Until, Reason];
    private static readonly string[] KnownColumns = [.. Required, Owner, Tag, Group];

    private readonly Dictionary<string, int> _indexes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Parses the header row.</summary>
    public ExemptionColumns(IReadOnlyList<CsvField> header, string separator, ExemptionProblemList problems)
    {
        (Count, Separator) = (header.Count, separator);
        for (var index = 0; index < header.Count; index++)
        {
            var (name, line, column) = header[index];
            if (!KnownColumns.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(line, column, null, $"{ExemptionProblemList.Quote(name)} is not a column; expected {Expected}.");
            }
            else if (!_indexes.TryAdd(name, index))
            {
                problems.Add(line, column, name.ToLowerInvariant(),
                    $"{ExemptionProblemList.Quote(name)} is a duplicate column; expected each column once.");
            }
        }

        foreach (var missing in Required.Where(name => !_indexes.ContainsKey(name)))
        {
            problems.Add(header[0].Line, 1, missing, $"the column {missing} is missing; expected {Expected}.");
        }
    }

    /// <summary>A description of the expected columns.</summary>
    public static string Expected =>
        $"a header row with {string.Join(", ", Required)}, and optionally {Owner}, {Tag} and {Group}";

    /// <summary>The number of columns.</summary>
    public int Count { get; }

    /// <summary>The name of the separator.</summary>
    public string Separator { get; }

    /// <summary>Whether the columns account, region and instance are all present.</summary>
    public bool Selectors =>
        _indexes.ContainsKey(Account) && _indexes.ContainsKey(Region) && _indexes.ContainsKey(Instance);

    /// <summary>Returns the field of a record in a column, or null when there is no such column.</summary>
    public CsvField? Parse(IReadOnlyList<CsvField> record, string name) =>
        _indexes.TryGetValue(name, out var index) ? record[index] : null;
}
