namespace FleetDiff.Reporting.Email;

/// <summary>Formats what a mail says before it lists instances: what FleetDiff is, what to fix first, and where.</summary>
internal sealed class EmailOverview(ReportSummary summary)
{
    private const int MaxFixLength = 230;
    private const int MaxRegions = 4;
    private const int MaxPlaceLength = 120;

    /// <summary>
    /// Formats the first mail's introduction: what FleetDiff is, what its words mean, and how to stop the mails. Amazon SNS adds
    /// the link to unsubscribe below a mail (Amazon SNS Developer Guide, Email notifications).
    /// </summary>
    public string FormatIntroduction() => WordWrap.Wrap("About this mail")
        + WordWrap.Wrap("FleetDiff lists once a day the EC2 instances that AWS Systems Manager does not manage. It reads "
            + $"{FormatView()}, and changes no instance.", 2, 2)
        + WordWrap.Wrap("Unmanaged: Systems Manager cannot patch the instance or open a session on it. Dormant: stopped, and "
            + "managed when it starts. New: unmanaged now and not in the report before.", 2, 2)
        + WordWrap.Wrap("To stop these mails, use the link to unsubscribe that Amazon SNS adds below. "
            + "FLEETDIFF_ALERT_ON=never stops all alerts.", 2, 2) + "\n";

    /// <summary>
    /// Formats the first fixes, each with what to do, and what to do where the cause is not known. Empty when nothing is
    /// unmanaged.
    /// </summary>
    public string FormatFixes()
    {
        var fixes = summary.TopFixes;
        var heading = fixes.List.Count == 0 ? "" : WordWrap.Wrap($"What to fix first: {fixes.Share}");
        var steps = fixes.List.Select((fix, index) =>
            Wrap($"{TextFormat.Digits(index + 1)}. {TopFixes.Format(fix, summary.AccountNames.FormatMail)}", 2)
            + Wrap(fix.Cause.Fix, 5));
        var text = heading + string.Concat(steps) + FormatUnknown();
        return text.Length == 0 ? "" : $"{text}\n";
    }

    /// <summary>Formats the Regions with the most unmanaged instances in a line; empty when there is only one Region.</summary>
    public string FormatRegions()
    {
        IReadOnlyList<CoverageCount> regions = [.. summary.Regions.Where(region => region.Unmanaged > 0)];
        var first = string.Join(
            ", ", regions.Take(MaxRegions).Select(region => $"{region.Name} ({TextFormat.Number(region.Unmanaged)})"));
        var others = regions.Count > MaxRegions ? $" and {TextFormat.Count(regions.Count - MaxRegions, "more Region")}" : "";
        return regions.Count < 2 ? "" : WordWrap.Wrap($"Unmanaged, by Region: {first}{others}", 0, 2);
    }

    private string FormatUnknown()
    {
        var count = summary.Report.Unmanaged.Count(row => row.Cause is null or { Code: CauseCode.Unknown });
        var readsConfig = summary.Report.Sources.Any(source => source.Name == Source.Config);
        return count == 0 ? "" : WordWrap.Wrap(
            $"Unknown cause: {TextFormat.Count(count, "instance")}. Run the read-only runbook {Cause.Runbook} for one of them."
            + (readsConfig ? "" : " AWS Config in FLEETDIFF_EVIDENCE shows more causes."));
    }

    // The account of the view is the one that FleetDiff runs in.
    private string FormatView() =>
        AwsArn.Parse(summary.Report.View.Arn) is { } arn && arn.Resource.Split('/') is [_, var name, ..]
            ? $"the Resource Explorer view {DisplayWidth.Cut(name, MaxPlaceLength)} of account "
                + summary.AccountNames.FormatMail(arn.Account)
            : "a Resource Explorer view";

    private static string Wrap(string untrusted, int indent) =>
        WordWrap.Wrap(LinkDisarmer.DisarmLine(untrusted, MaxFixLength), indent, 5);
}
