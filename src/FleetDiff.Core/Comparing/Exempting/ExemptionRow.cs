using System.Text.RegularExpressions;
using FleetDiff.Fleet;

namespace FleetDiff.Comparing.Exempting;

/// <summary>One record of <c>exemptions.csv</c> on its way to a rule.</summary>
internal sealed partial class ExemptionRow(
    IReadOnlyList<CsvField> record, ExemptionColumns columns, ExemptionProblems problems)
{
    private const string Everything = "*";

    private bool _isSound = true;

    /// <summary>The rule, or null when there is a mistake in it.</summary>
    public ExemptionRule? ToRule()
    {
        var (_, line, column) = record[0];
        if (record.Count != columns.Count)
        {
            problems.Add(line, column, null, $"the line has {record.Count} fields; expected {columns.Count} as in the "
                + $"header row, and a field with a {columns.Separator} in it in quotes.");
            return null;
        }

        var account = Matching(ExemptionColumns.Account, "12 digits (a spreadsheet drops leading zeros)",
            value => InstanceKey.TryParseAccount(value, out _));
        var region = Matching(ExemptionColumns.Region, "a Region's code, such as eu-west-1", IsRegion);
        var instance = Matching(ExemptionColumns.Instance, "an instance id, such as i-0123456789abcdef0", IsInstance);
        var until = Until();
        var tag = Tag();
        var group = Value(ExemptionColumns.Group) is { Length: > 0 } name and not Everything ? name : null;
        var reason = Reason();
        if (_isSound && columns.NameAnInstance && account is null && region is null && instance is null
            && tag is null && group is null)
        {
            problems.Add(line, column, null,
                "the rule matches every instance; expected an account, a Region, an instance, a tag or a group.");
            _isSound = false;
        }

        return !_isSound ? null : new(line, account, region is null ? null : RegionOf(region), instance, tag, until,
            reason, NullIfEmpty(Value(ExemptionColumns.Owner)))
        {
            Group = group,
        };
    }

    private static Region? RegionOf(string code) => Region.TryParse(code, out var region) ? region : null;

    // Also of partitions to come; an Availability Zone (eu-west-1a) is none.
    private static bool IsRegion(string value) => RegionCode().IsMatch(value) && RegionOf(value) is not null;

    private static bool IsInstance(string value) =>
        InstanceKey.TryParse("000000000000", "us-east-1", value, out var key) && !key.IsHybrid;

    private string? Matching(string name, string expected, Func<string, bool> isOne)
    {
        var value = Value(name);
        if (value is "" or Everything)
        {
            return null;
        }

        if (!isOne(value))
        {
            Refuse(name, $"{ExemptionProblems.Quote(value)} is none; expected {expected}, or {Everything} for all.");
        }

        return value;
    }

    private DateOnly? Until()
    {
        var value = Value(ExemptionColumns.Until);
        if (value.Length == 0)
        {
            return null;
        }

        if (!ExemptTag.TryParseDate(value, out var until))
        {
            Refuse(ExemptionColumns.Until, $"{ExemptionProblems.Quote(value)} is no date; expected the date on which "
                + "it ends, such as 2027-03-31, or nothing for no end.");
        }

        return until;
    }

    private TagCondition? Tag()
    {
        var value = Value(ExemptionColumns.Tag);
        if (value.Length == 0)
        {
            return null;
        }

        if (!TagCondition.TryParse(value, out var condition))
        {
            Refuse(ExemptionColumns.Tag, $"{ExemptionProblems.Quote(value)} is no condition on a tag; expected "
                + "key=value, or the key alone for any value.");
        }

        return condition;
    }

    private string Reason()
    {
        var value = Value(ExemptionColumns.Reason);
        if (value.Length == 0 && columns.Of(record, ExemptionColumns.Reason) is not null)
        {
            Refuse(ExemptionColumns.Reason, "the reason is empty; expected why these instances need not be managed.");
        }

        return value;
    }

    private string Value(string name) => columns.Of(record, name)?.Value ?? "";

    private void Refuse(string name, string what)
    {
        var field = columns.Of(record, name) ?? record[0];
        problems.Add(field.Line, field.Column, name, what);
        _isSound = false;
    }

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;

    [GeneratedRegex(@"\A[a-z]{2,8}(-[a-z]{2,16})+-[0-9]{1,2}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex RegionCode();
}
