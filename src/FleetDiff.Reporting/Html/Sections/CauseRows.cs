using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The unmanaged instances of a list that have one cause: the same code and the same resource.</summary>
/// <param name="Code">The code of the cause.</param>
/// <param name="Resource">The id of the resource that the instances share, or null. Untrusted text.</param>
/// <param name="Title">The cause in a few words. It can contain untrusted text.</param>
/// <param name="Rows">The instances; at least one.</param>
internal sealed record CauseRows(CauseCode Code, string? Resource, string Title, IReadOnlyList<ReportedInstance> Rows)
{
    /// <summary>The fact that supports the cause; null when it differs between the instances.</summary>
    public string? Fact { get; } = FindCommon(Rows, row => row.Cause?.Fact);

    /// <summary>The fix; null when it differs between the instances.</summary>
    public string? Fix { get; } = FindCommon(Rows, row => row.Cause?.Fix);

    /// <summary>The console page of the fix; null when it differs between the instances.</summary>
    public string? Url { get; } = FindCommon(Rows, row => row.Cause?.Url);

    /// <summary>The explanation of the verdict; null when it differs between the instances.</summary>
    public string? Because { get; } = FindCommon(Rows, row => row.Because);

    /// <summary>Divides instances by cause, most instances first and unknown causes last.</summary>
    public static IReadOnlyList<CauseRows> Create(IReadOnlyList<ReportedInstance> rows, IReadOnlyList<RankedFix> fixes)
    {
        var titles = fixes.GroupBy(fix => (fix.Cause.Code, fix.Cause.Resource)).Where(same => same.Count() == 1)
            .ToDictionary(same => same.Key, same => same.Single().Title);
        return
        [
            .. from row in rows
               group row by (row.Cause?.Code ?? CauseCode.Unknown, row.Cause?.Resource) into same
               orderby same.Key.Item1 == CauseCode.Unknown, same.Count() descending, same.Key
               select new CauseRows(
                   same.Key.Item1, same.Key.Resource,
                   titles.GetValueOrDefault(same.Key) ?? FormatTitle(same.Key.Item1, same.Key.Resource), [.. same]),
        ];
    }

    private static string FormatTitle(CauseCode code, string? resource) => code switch
    {
        CauseCode.NoInstanceProfile => "No instance profile",
        CauseCode.MetadataServiceOff => "Instance metadata service off",
        CauseCode.MetadataVersion => "IMDSv2 not possible",
        CauseCode.Image => $"Image {resource}",
        CauseCode.Network => $"Network {resource}",
        CauseCode.InstanceProfile => $"Instance profile {resource}",
        CauseCode.NotSetUp => "Systems Manager not set up in the account and Region",
        CauseCode.AgentStopped => "SSM Agent stopped",
        CauseCode.StoppedNeverManaged => "Stopped, and never managed",
        CauseCode.Stopped => "Stopped",
        CauseCode.JustLaunched => "Just launched",
        CauseCode.IndexLag => "Resource Explorer does not list the node yet",
        CauseCode.HybridNode => "Registered as a hybrid node",
        CauseCode.Terminated => "Terminated",
        _ => "Cause not known",
    };

    private static string? FindCommon(IReadOnlyList<ReportedInstance> rows, Func<ReportedInstance, string?> textOf)
    {
        var text = textOf(rows[0]);
        return rows.All(row => textOf(row) == text) ? text : null;
    }
}
