using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Rendering.Layout;

/// <summary>Groups, and what was said of an instance, as a person would put it.</summary>
internal static class EvidenceText
{
    public static string FormatState(GroupKind kind) =>
        kind == GroupKind.NamePrefix ? "Names that begin so" : GroupKindText.Format(kind);

    /// <summary>What each source says of an instance, with the time: who, what, when.</summary>
    public static IEnumerable<(string Source, string Says, string When)> CreateRows(ReportedInstance row)
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
