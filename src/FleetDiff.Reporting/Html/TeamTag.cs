using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Reporting.Html;

/// <summary>Finds the owner of an instance in its tags.</summary>
internal static class TeamTag
{
    // The team comes first: it stays responsible when a person leaves.
    private static readonly string[] Keys = ["team", "owner"];

    /// <summary>Returns the value of the tag <c>team</c>, else of <c>owner</c>, in any case; empty without either.</summary>
    public static string Find(ReportedInstance row)
    {
        var tags = row.Tags.ToList();
        return Keys.SelectMany(key => tags.Where(tag => tag.Key.Equals(key, StringComparison.OrdinalIgnoreCase)))
            .Select(tag => tag.Value)
            .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) ?? "";
    }
}
