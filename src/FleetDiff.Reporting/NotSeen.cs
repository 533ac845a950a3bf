using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting;

/// <summary>The kind of a coverage problem.</summary>
public enum NotSeenKind
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
public sealed record NotSeen(NotSeenKind Kind, string What, string Why)
{
    /// <summary>The problem in one line.</summary>
    public string Line => Kind switch
    {
        NotSeenKind.Source => $"{What}. {Why}",
        NotSeenKind.BlindSpot => $"{What}: {Why}",
        _ => Why,
    };

    internal static IEnumerable<NotSeen> Of(Report report) =>
    [
        .. report.View.Limits.Select(limit => new NotSeen(
            NotSeenKind.View, "View", limit.Fix is null ? limit.Because : $"{limit.Because} {limit.Fix}")),
        .. report.Sources.Where(source => source.Status != SourceStatus.Complete).Select(source => new NotSeen(
            NotSeenKind.Source, $"{SourceText.Format(source.Name)}: {SourceText.Format(source.Status)}", source.Error ?? "")),
        .. report.BlindSpots.Select(spot => new NotSeen(NotSeenKind.BlindSpot, $"Account {spot.Location}", spot.Because)),
        .. report.Warnings.Select(warning => new NotSeen(NotSeenKind.Warning, "Warning", warning)),
    ];

    internal static string? InShort(IReadOnlyList<NotSeen> all) => all.Count == 0 ? null : string.Join(
        ", ", all.CountBy(one => one.Kind).OrderBy(count => count.Key).Select(count => Words(count.Key, count.Value)));

    private static string Words(NotSeenKind kind, int count) => kind switch
    {
        NotSeenKind.View => TextFormat.Count(count, "limit of the view", "limits of the view"),
        NotSeenKind.Source => TextFormat.Count(count, "source not read", "sources not read"),
        NotSeenKind.BlindSpot => TextFormat.Count(count, "blind spot"),
        _ => TextFormat.Count(count, "warning"),
    };
}
