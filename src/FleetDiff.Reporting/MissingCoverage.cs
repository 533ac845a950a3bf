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
    // With more accounts without an index than this, all are one problem, because one fix covers them. Its line names only this
    // many.
    private const int MaxSeparateAccounts = 3;

    /// <summary>The number of problems that this one stands for.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The problem in one line.</summary>
    public string Line => Kind switch
    {
        MissingCoverageKind.Source => $"{What}. {Why}",
        MissingCoverageKind.BlindSpot when Count == 1 => $"{What}: {Why}",
        _ => Why,
    };

    internal static IEnumerable<MissingCoverage> Create(Report report, AccountNames names) =>
    [
        .. report.View.Limits.Select(limit => new MissingCoverage(
            MissingCoverageKind.View, "View", limit.Fix is null ? limit.Because : $"{limit.Because} {limit.Fix}")),
        .. report.Sources.Where(source => source.Status != SourceStatus.Complete).Select(source => new MissingCoverage(
            MissingCoverageKind.Source, $"{SourceText.Format(source.Name)}: {SourceText.Format(source.Status)}",
            source.Error ?? "")),
        .. CreateForBlindSpots(report, names),
        .. report.Warnings.Select(warning => new MissingCoverage(MissingCoverageKind.Warning, "Warning", warning)),
    ];

    // The accounts without an index come first, as one problem.
    private static IEnumerable<MissingCoverage> CreateForBlindSpots(Report report, AccountNames names)
    {
        var without = report.BlindSpots.Where(spot => spot.HasNoIndex).Select(spot => spot.Account).ToList();
        return without.Count <= MaxSeparateAccounts ? report.BlindSpots.Select(Create) :
        [
            new(MissingCoverageKind.BlindSpot, TextFormat.Count(without.Count, "account"),
                FormatWithoutIndex(without, report, names)) { Count = without.Count },
            .. report.BlindSpots.Where(spot => !spot.HasNoIndex).Select(Create),
        ];

        MissingCoverage Create(BlindSpot spot) => new(
            MissingCoverageKind.BlindSpot,
            $"Account {names.Format(spot.Account)}{(spot.Region is null ? "" : $" {spot.Region}")}", spot.Because);
    }

    private static string FormatWithoutIndex(List<string> accounts, Report report, AccountNames names)
    {
        var active = report.Coverage.Count(account =>
            account is { State: AccountState.Active, Status: not AccountCoverageStatus.OutsideScope });
        var part = active >= accounts.Count
            ? TextFormat.Part(accounts.Count, active, "active account")
            : TextFormat.Count(accounts.Count, "expected account");
        var named = TextFormat.List([.. accounts.Select(names.Format)], MaxSeparateAccounts);
        return $"{part} have no index: {named}. Turn Resource Explorer on in all of them at once: "
            + "docs/coverage.md, Accounts without an index.";
    }

    internal static string? FormatShort(IReadOnlyList<MissingCoverage> all) => all.Count == 0 ? null : string.Join(
        ", ", all.GroupBy(one => one.Kind).OrderBy(kind => kind.Key)
            .Select(kind => FormatKinds(kind.Key, kind.Sum(one => one.Count))));

    private static string FormatKinds(MissingCoverageKind kind, int count) => kind switch
    {
        MissingCoverageKind.View => TextFormat.Count(count, "limit of the view", "limits of the view"),
        MissingCoverageKind.Source => TextFormat.Count(count, "source not read", "sources not read"),
        MissingCoverageKind.BlindSpot => TextFormat.Count(count, "blind spot"),
        _ => TextFormat.Count(count, "warning"),
    };
}
