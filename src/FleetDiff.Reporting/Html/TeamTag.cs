using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Reporting.Html;

/// <summary>Whose an instance is, as far as its tags say.</summary>
internal static class TeamTag
{
    // In this order: a team answers where a person has left.
    private static readonly string[] Keys = ["team", "owner"];

    /// <summary>The value of its tag <c>team</c>, or else <c>owner</c>, in any case; empty without either.</summary>
    public static string Find(ReportedInstance row)
    {
        var tags = row.Tags.ToList();
        return Keys.SelectMany(key => tags.Where(tag => tag.Key.Equals(key, StringComparison.OrdinalIgnoreCase)))
            .Select(tag => tag.Value)
            .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) ?? "";
    }
}
