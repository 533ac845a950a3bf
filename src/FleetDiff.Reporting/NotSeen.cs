using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting;

/// <summary>What limits what a run could see or understand.</summary>
public enum NotSeenKind
{
    /// <summary>A limit of the view.</summary>
    View,

    /// <summary>A source that did not answer.</summary>
    Source,

    /// <summary>An account, or an account and Region, that cannot be seen.</summary>
    BlindSpot,

    /// <summary>Something that could not be read or understood.</summary>
    Warning,
}

/// <summary>Something that a run could not see or understand.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="What">What it is about, in a few words.</param>
/// <param name="Why">Why, and what to do about it, in a sentence or more.</param>
public sealed record NotSeen(NotSeenKind Kind, string What, string Why)
{
    /// <summary>Both in one line.</summary>
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
        NotSeenKind.Source => TextFormat.Count(count, "source did not answer", "sources did not answer"),
        NotSeenKind.BlindSpot => TextFormat.Count(count, "blind spot"),
        _ => TextFormat.Count(count, "warning"),
    };
}
