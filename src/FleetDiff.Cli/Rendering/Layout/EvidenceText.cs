using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Rendering.Layout;

/// <summary>Formats groups and evidence for people.</summary>
internal static class EvidenceText
{
    /// <summary>Formats the kind of a group.</summary>
    public static string FormatState(GroupKind kind) =>
        kind == GroupKind.NamePrefix ? "Name prefix" : GroupKindText.Format(kind);

    /// <summary>
    /// Creates the rows of the evidence: the source, the status that it reports, and the time of the observation, in UTC.
    /// </summary>
    public static IEnumerable<(string Source, string Status, string When)> CreateRows(ReportedInstance row)
    {
        foreach (var evidence in row.Evidence)
        {
            yield return (SourceText.Format(evidence.Source), SourceText.Format(evidence), TextFormat.Time(evidence.ObservedAt));
        }

        if (row.State is { } state)
        {
            yield return (SourceText.Format(Source.Config), KebabCase.Format(state),
                row.LaunchedAt is { } launched ? $"launched {TextFormat.Time(launched)}" : "");
        }
    }
}
