using System.Text.RegularExpressions;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>Parses one record of <c>exemptions.csv</c> into a rule.</summary>
internal sealed partial class ExemptionRow(
    IReadOnlyList<CsvField> record, ExemptionColumns columns, ExemptionProblemList problems)
{
    private const string Any = "*";

    private bool _isValid = true;

    /// <summary>Parses the rule. Returns null when the record has an error, which is added to the problems.</summary>
    public ExemptionRule? ParseRule()
    {
        var (_, line, column) = record[0];
        if (record.Count != columns.Count)
        {
            problems.Add(line, column, null, $"the line has {record.Count} fields; expected {columns.Count} as in the "
                + $"header row, and quotes around a field that contains a {columns.Separator}.");
            return null;
        }

        var account = ParseMatching(ExemptionColumns.Account, "12 digits (a spreadsheet drops leading zeros)",
            value => InstanceKey.TryParseAccount(value, out _));
        var region = ParseMatching(ExemptionColumns.Region, "a Region code, such as eu-west-1", IsRegion);
        var instance = ParseMatching(ExemptionColumns.Instance, "an instance id, such as i-0123456789abcdef0", IsInstance);
        var until = ParseUntil();
        var tag = ParseTag();
        var group = GetValue(ExemptionColumns.Group) is { Length: > 0 } name and not Any ? name : null;
        var reason = ParseReason();
        if (_isValid && columns.Selectors && account is null && region is null && instance is null
            && tag is null && group is null)
        {
            problems.Add(line, column, null,
                "the rule matches every instance; expected an account, a Region, an instance, a tag or a group.");
            _isValid = false;
        }

        return !_isValid ? null : new(line, account, region is null ? null : ParseRegion(region), instance, tag, until,
            reason, NullIfEmpty(GetValue(ExemptionColumns.Owner)))
        {
            Group = group,
        };
    }

    private static Region? ParseRegion(string code) => Region.TryParse(code, out var region) ? region : null;

    // Accepts Regions of partitions that do not exist yet, and rejects an Availability Zone (eu-west-1a).
    private static bool IsRegion(string value) => RegionCodePattern().IsMatch(value) && ParseRegion(value) is not null;

    private static bool IsInstance(string value) =>
        InstanceKey.TryParse("000000000000", "us-east-1", value, out var key) && !key.IsHybrid;

    private string? ParseMatching(string name, string expected, Func<string, bool> isOne)
    {
        var value = GetValue(name);
        if (value is "" or Any)
        {
            return null;
        }

        if (!isOne(value))
        {
            AddProblem(name, $"{ExemptionProblemList.Quote(value)} is not valid; expected {expected}, or {Any} for all.");
        }

        return value;
    }

    private DateOnly? ParseUntil()
    {
        var value = GetValue(ExemptionColumns.Until);
        if (value.Length == 0)
        {
            return null;
        }

        if (!ExemptTag.TryParseDate(value, out var until))
        {
            AddProblem(ExemptionColumns.Until, $"{ExemptionProblemList.Quote(value)} is not a date; expected the date on which "
                + "the rule ends, such as 2027-03-31, or an empty field for no end.");
        }

        return until;
    }

    private TagCondition? ParseTag()
    {
        var value = GetValue(ExemptionColumns.Tag);
        if (value.Length == 0)
        {
            return null;
        }

        if (!TagCondition.TryParse(value, out var condition))
        {
            AddProblem(ExemptionColumns.Tag, $"{ExemptionProblemList.Quote(value)} is not a tag condition; expected "
                + "key=value, or only the key for any value.");
        }

        return condition;
    }

    private string ParseReason()
    {
        var value = GetValue(ExemptionColumns.Reason);
        if (value.Length == 0 && columns.Parse(record, ExemptionColumns.Reason) is not null)
        {
            AddProblem(
                ExemptionColumns.Reason, "the reason is empty; expected the reason why these instances need not be managed.");
        }

        return value;
    }

    private string GetValue(string name) => columns.Parse(record, name)?.Value ?? "";

    private void AddProblem(string name, string what)
    {
        var field = columns.Parse(record, name) ?? record[0];
        problems.Add(field.Line, field.Column, name, what);
        _isValid = false;
    }

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;

    [GeneratedRegex(@"\A[a-z]{2,8}(-[a-z]{2,16})+-[0-9]{1,2}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex RegionCodePattern();
}
