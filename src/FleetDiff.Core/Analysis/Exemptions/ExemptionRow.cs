using System.Text.RegularExpressions;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>Parses one record of <c>exemptions.csv</c> into a rule.</summary>
internal sealed partial class ExemptionRow(
    IReadOnlyList<string?> columns, IReadOnlyList<CsvField> record, List<ExemptionProblem> problems)
{
    private readonly Dictionary<string, CsvField> _fields = columns.Zip(record).Where(field => field.First is not null)
        .ToDictionary(field => field.First!, field => field.Second);

    /// <summary>Parses the rule. Returns null when the record has an error, which is added to the problems.</summary>
    public ExemptionRule? ParseRule()
    {
        var (before, (_, line, column)) = (problems.Count, record[0]);
        var rule = new ExemptionRule(
            line,
            Parse(ExemptionColumns.Account, value => InstanceKey.TryParseAccount(value, out _) ? value : null,
                "is not valid; expected 12 digits (a spreadsheet drops leading zeros), or * for all."),
            Parse(ExemptionColumns.Region, ParseRegion, "is not valid; expected a Region code, such as eu-west-1, or * for all."),
            Parse(ExemptionColumns.Instance, value => IsInstance(value) ? value : null,
                "is not valid; expected an instance id, such as i-0123456789abcdef0, or * for all."),
            Parse(ExemptionColumns.Tag, TagCondition.Parse,
                "is not a tag condition; expected key=value, or only the key for any value."),
            Parse(ExemptionColumns.Until, ExemptionRule.ParseDate,
                "is not a date; expected the date on which the rule ends, such as 2027-03-31, or an empty field for no end."),
            GetValue(ExemptionColumns.Reason) ?? "",
            GetValue(ExemptionColumns.Owner))
        {
            Group = GetValue(ExemptionColumns.Group),
        };
        if (rule.Reason.Length == 0 && _fields.ContainsKey(ExemptionColumns.Reason))
        {
            AddProblem(
                ExemptionColumns.Reason, "the reason is empty; expected the reason why these instances need not be managed.");
        }

        var hasSelectors = _fields.ContainsKey(ExemptionColumns.Account) && _fields.ContainsKey(ExemptionColumns.Region)
            && _fields.ContainsKey(ExemptionColumns.Instance);
        if (problems.Count == before && hasSelectors
            && rule is { Account: null, Region: null, Instance: null, Tag: null, Group: null })
        {
            problems.Add(new(line, column, null,
                "the rule matches every instance; expected an account, a Region, an instance, a tag or a group."));
        }

        return problems.Count == before ? rule : null;
    }

    // Accepts Regions of partitions that do not exist yet, and rejects an Availability Zone (eu-west-1a).
    private static Region? ParseRegion(string value) =>
        RegionCodePattern().IsMatch(value) && Region.TryParse(value, out var region) ? region : null;

    private static bool IsInstance(string value) =>
        InstanceKey.TryParse("000000000000", "us-east-1", value, out var key) && !key.IsHybrid;

    private T? Parse<T>(string name, Func<string, T?> parse, string mistake)
    {
        if (GetValue(name) is not { } value)
        {
            return default;
        }

        var parsed = parse(value);
        if (parsed is null)
        {
            AddProblem(name, $"{ExemptionProblem.Quote(value)} {mistake}");
        }

        return parsed;
    }

    // Returns null when there is no such column, and when the field is empty or matches all.
    private string? GetValue(string name) => _fields.TryGetValue(name, out var field) && field.Value.Length > 0
        && !(field.Value == "*" && ExemptionColumns.IsSelector(name))
            ? field.Value
            : null;

    private void AddProblem(string name, string what) => problems.Add(new(_fields[name].Line, _fields[name].Column, name, what));

    [GeneratedRegex(@"\A[a-z]{2,8}(-[a-z]{2,16})+-[0-9]{1,2}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex RegionCodePattern();
}
