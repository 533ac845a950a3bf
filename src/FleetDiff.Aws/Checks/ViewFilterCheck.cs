using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Checks;

/// <summary>Checks what the filter of a view hides from a run.</summary>
internal static class ViewFilterCheck
{
    private const string Instances = "ec2:instance";
    private const string Nodes = "ssm:managed-instance";
    private const string Indexes = "resource-explorer-2:index";

    private const string Fix =
        "Remove that from the filter of the view (aws resource-explorer-2 update-view, with its --included-properties), or "
        + "set " + Setting.ViewArn + " to a view without a filter.";

    // All filters of one name must match, and a resource has only one account and one Region.
    private static readonly string[] Single = ["accountid", "region"];

    /// <summary>Evaluates a filter.</summary>
    /// <param name="filter">The filter string; null or empty for none.</param>
    public static CheckResult Evaluate(string? filter)
    {
        if (string.IsNullOrWhiteSpace(filter))
        {
            return CheckResult.Ok("The view has no filter.");
        }

        var named = $"The view's filter '{SafeText.ToSingleLine(filter, 200)}'";
        var terms = FilterParser.Parse(filter);
        var hidden = new[] { (Instances, "EC2 instances"), (Nodes, "managed nodes") }
            .Where(type => IsNothingLeft(terms) || Hides(terms, type.Item1))
            .Select(type => type.Item2)
            .ToList();
        if (hidden.Count > 0)
        {
            return CheckResult.Failed($"{named} hides all {string.Join(" and ", hidden)}.", Fix);
        }

        if (Hides(terms, Indexes))
        {
            return CheckResult.Warning(
                $"{named} hides indexes ({Indexes}): an account or Region that is missing from the view looks like one "
                + "without instances.", Fix);
        }

        var narrow = terms.Where(term => term.Name is not ("resourcetype" or "service"))
            .Select(term => SafeText.ToSingleLine(term.Name, 60))
            .Distinct()
            .ToList();
        return narrow.Count > 0
            ? CheckResult.Warning(
                $"{named} restricts the view by {string.Join(", ", narrow)}: FleetDiff cannot see the hidden resources.", Fix)
            : CheckResult.Ok($"{named} hides neither instances nor nodes.");
    }

    private static bool Hides(IReadOnlyList<FilterTerm> terms, string type) => terms.Any(term => term.Name switch
    {
        "resourcetype" => !term.Shows(type),
        "service" => !term.Shows(type[..type.IndexOf(':', StringComparison.Ordinal)]),
        // Instances and nodes are regional resources.
        "region" => type is not Indexes && term is { IsNegated: false, Values: [{ Text: "global" }] },
        _ => false,
    });

    private static bool IsNothingLeft(IReadOnlyList<FilterTerm> terms) => Single.Any(name =>
    {
        var same = terms.Where(term => term.Name == name && !term.IsNegated).ToList();
        return same.Count > 1 && !same[0].Values.Any(
            value => same.Skip(1).All(other => other.Values.Any(value.Overlaps)));
    });
}
