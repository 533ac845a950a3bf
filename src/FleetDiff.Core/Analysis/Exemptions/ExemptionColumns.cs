namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>Which column of <c>exemptions.csv</c> holds what: its header row, in any order.</summary>
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
    private static readonly string[] Known = [.. Required, Owner, Tag, Group];

    private readonly Dictionary<string, int> _indexes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the header row.</summary>
    public ExemptionColumns(IReadOnlyList<CsvField> header, string separator, ExemptionProblemList problems)
    {
        (Count, Separator) = (header.Count, separator);
        for (var index = 0; index < header.Count; index++)
        {
            var (name, line, column) = header[index];
            if (!Known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(line, column, null, $"{ExemptionProblemList.Quote(name)} is no column; expected {Expected}.");
            }
            else if (!_indexes.TryAdd(name, index))
            {
                problems.Add(line, column, name.ToLowerInvariant(),
                    $"{ExemptionProblemList.Quote(name)} is a column already; expected each of them once.");
            }
        }

        foreach (var missing in Required.Where(name => !_indexes.ContainsKey(name)))
        {
            problems.Add(header[0].Line, 1, missing, $"the column {missing} is missing; expected {Expected}.");
        }
    }

    /// <summary>The columns as they are expected.</summary>
    public static string Expected =>
        $"a header row with {string.Join(", ", Required)}, and {Owner}, {Tag} and {Group} if wanted";

    /// <summary>How many columns there are.</summary>
    public int Count { get; }

    /// <summary>What is between two fields, in words.</summary>
    public string Separator { get; }

    /// <summary>Whether an instance is named by columns that are all there.</summary>
    public bool Selectors =>
        _indexes.ContainsKey(Account) && _indexes.ContainsKey(Region) && _indexes.ContainsKey(Instance);

    /// <summary>The field of a record in a column, or null when there is no such column.</summary>
    public CsvField? Parse(IReadOnlyList<CsvField> record, string name) =>
        _indexes.TryGetValue(name, out var index) ? record[index] : null;
}
