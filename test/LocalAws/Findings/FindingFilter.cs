using LocalAws.Serving;

namespace LocalAws.Findings;

/// <summary>
/// The filters of a request. Each attribute must have one of its values. Of the comparisons of text, only EQUALS is supported.
/// </summary>
internal sealed class FindingFilter
{
    private const int MaxAttributes = 10;
    private const int MaxValues = 20;

    private static readonly Dictionary<string, Func<Finding, string>> Attributes = new()
    {
        ["ComplianceSecurityControlId"] = finding => finding.Control,
        ["ComplianceStatus"] = finding => finding.Status,
        ["RecordState"] = finding => finding.RecordState,
        ["ResourceId"] = finding => finding.ResourceId,
        ["ResourceType"] = finding => finding.ResourceType,
    };

    private readonly List<Func<Finding, bool>> _tests = [];

    public FindingFilter(Input input)
    {
        if (input.Structure("Filters") is { } filters)
        {
            _tests = filters.Names.Count <= MaxAttributes
                ? [.. filters.Names.Select(name => ParseTest(filters, name))]
                : throw input.Refused("Filters", $"At most {MaxAttributes} attributes can be filtered by");
        }
    }

    public bool Matches(Finding finding) => _tests.TrueForAll(test => test(finding));

    private static Func<Finding, bool> ParseTest(Input filters, string name)
    {
        var attribute = Attributes.GetValueOrDefault(name)
            ?? throw filters.Refused(name, "LocalAws does not know this attribute");
        var values = new HashSet<string>();
        foreach (var value in filters.Structures(name, 0, MaxValues)!)
        {
            value.RequiredOneOf("Comparison", ["EQUALS"]);
            values.Add(value.RequiredText("Value"));
        }

        return finding => values.Count == 0 || values.Contains(attribute(finding));
    }
}
