using FleetDiff.Comparing.Grouping;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Views;

/// <summary>Groups, and what was said of an instance, as a person would put it.</summary>
internal static class Words
{
    public static string Of(GroupKind kind) =>
        kind == GroupKind.NamePrefix ? "Names that begin so" : GroupWords.Of(kind);

    /// <summary>What each source says of an instance, with the time: who, what, when.</summary>
    public static IEnumerable<(string Source, string Says, string When)> Evidence(ReportedInstance row)
    {
        foreach (var evidence in row.Evidence)
        {
            yield return (SourceWords.Of(evidence.Source), SourceWords.Of(evidence), Written.Time(evidence.ObservedAt));
        }

        if (row.State is { } state)
        {
            yield return (SourceWords.Of(Source.Config), KebabCase.Of(state),
                row.LaunchedAt is { } launched ? $"launched {Written.Time(launched)}" : "");
        }
    }
}
