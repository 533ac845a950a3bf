using FleetDiff.Core.Analysis;

namespace FleetDiff.Cli.Demo;

/// <summary>The organization of the demo, read from the files of the sample.</summary>
internal static class SampleOrganization
{
    /// <summary>The id of the organization.</summary>
    public const string Id = "o-sample12345";

    /// <summary>The management account.</summary>
    public const string ManagementAccount = "888899990000";

    /// <summary>The dates of the demo.</summary>
    public static readonly IReadOnlyList<DateOnly> Dates = [.. Enumerable.Range(19, 5).Select(day => new DateOnly(2026, 11, day))];

    /// <summary>The accounts by id.</summary>
    public static IReadOnlyDictionary<string, SampleAccount> Accounts { get; } =
        SampleFile.ReadRows(SampleFile.Accounts).Select(SampleAccount.Parse).ToDictionary(account => account.Id);

    /// <summary>The launch templates by name.</summary>
    public static IReadOnlyDictionary<string, SampleLaunch> Launches { get; } =
        SampleFile.ReadRows(SampleFile.Launches).Select(SampleLaunch.Parse).ToDictionary(launch => launch.Name);

    /// <summary>The instances and nodes.</summary>
    public static IReadOnlyList<SampleRow> Rows { get; } =
        [.. SampleFile.ReadRows(SampleFile.Organization).Select(SampleRow.Parse)];

    /// <summary>The settings of the demo.</summary>
    public static AnalysisRules Rules { get; } = new() { GraceHours = 6, ExpectsOrganization = true };
}
