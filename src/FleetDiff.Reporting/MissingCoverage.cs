using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting;

/// <summary>The kind of a coverage problem.</summary>
public enum MissingCoverageKind
{
    /// <summary>A limit of the view.</summary>
    View,

    /// <summary>A source that failed or is not set up.</summary>
    Source,

    /// <summary>An account, or an account and Region, that the run cannot see.</summary>
    BlindSpot,

    /// <summary>Data that the run could not read or parse.</summary>
    Warning,
}

/// <summary>Something that a run could not see, read or parse.</summary>
/// <param name="Kind">The kind of problem.</param>
/// <param name="What">The subject of the problem, in a few words.</param>
/// <param name="Why">The cause and the fix, in one or more sentences.</param>
public sealed record MissingCoverage(MissingCoverageKind Kind, string What, string Why)
{
    /// <summary>The problem in one line.</summary>
    public string Line => Kind switch
    {
        MissingCoverageKind.Source => $"{What}. {Why}",
        MissingCoverageKind.BlindSpot => $"{What}: {Why}",
        _ => Why,
    };

    internal static IEnumerable<MissingCoverage> Create(Report report) =>
    [
        .. report.View.Limits.Select(limit => new MissingCoverage(
            MissingCoverageKind.View, "View", limit.Fix is null ? limit.Because : $"{limit.Because} {limit.Fix}")),
        .. report.Sources.Where(source => source.Status != SourceStatus.Complete).Select(source => new MissingCoverage(
            MissingCoverageKind.Source, $"{SourceText.Format(source.Name)}: {SourceText.Format(source.Status)}", source.Error ?? "")),
        .. report.BlindSpots.Select(spot => new MissingCoverage(MissingCoverageKind.BlindSpot, $"Account {spot.Location}", spot.Because)),
        .. report.Warnings.Select(warning => new MissingCoverage(MissingCoverageKind.Warning, "Warning", warning)),
    ];

    internal static string? FormatShort(IReadOnlyList<MissingCoverage> all) => all.Count == 0 ? null : string.Join(
        ", ", all.CountBy(one => one.Kind).OrderBy(count => count.Key).Select(count => FormatKinds(count.Key, count.Value)));

    private static string FormatKinds(MissingCoverageKind kind, int count) => kind switch
    {
        MissingCoverageKind.View => TextFormat.Count(count, "limit of the view", "limits of the view"),
        MissingCoverageKind.Source => TextFormat.Count(count, "source not read", "sources not read"),
        MissingCoverageKind.BlindSpot => TextFormat.Count(count, "blind spot"),
        _ => TextFormat.Count(count, "warning"),
    };
}
