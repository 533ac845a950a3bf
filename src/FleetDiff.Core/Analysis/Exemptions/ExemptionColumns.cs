namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>The columns of <c>exemptions.csv</c>.</summary>
internal static class ExemptionColumns
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

    /// <summary>A description of the expected columns.</summary>
    public static string Expected =>
        $"a header row with {string.Join(", ", Required)}, and optionally {Owner}, {Tag} and {Group}";

    /// <summary>Returns whether a <c>*</c> in the column matches all.</summary>
    public static bool IsSelector(string name) => name is Account or Region or Instance or Group;

    /// <summary>
    /// Reads the header row. Returns the name of each column, or null for a column that is not known or a duplicate.
    /// </summary>
    public static IReadOnlyList<string?> Read(IReadOnlyList<CsvField> header, List<ExemptionProblem> problems)
    {
        var columns = new List<string?>();
        foreach (var (value, line, column) in header)
        {
            var name = Array.Find(KnownColumns, known => known.Equals(value, StringComparison.OrdinalIgnoreCase));
            var mistake = name is null ? $"is not a column; expected {Expected}."
                : columns.Contains(name) ? "is a duplicate column; expected each column once."
                : null;
            columns.Add(mistake is null ? name : null);
            if (mistake is not null)
            {
                problems.Add(new(line, column, name, $"{ExemptionProblem.Quote(value)} {mistake}"));
            }
        }

        problems.AddRange(
            from missing in Required.Except(columns)
            select new ExemptionProblem(
                header[0].Line, 1, missing, $"the column {missing} is missing; expected {Expected}."));
        return columns;
    }
}
