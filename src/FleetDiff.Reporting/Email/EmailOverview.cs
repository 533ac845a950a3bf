using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Email;

/// <summary>Formats what a mail says before it lists instances: what FleetDiff is, what to fix first, and where.</summary>
internal static class EmailOverview
{
    private const int MaxFixLength = 230;
    private const int MaxRegions = 3;
    private const int MaxPlaceLength = 120;

    /// <summary>
    /// Formats the first mail's introduction: what FleetDiff is, what its words mean, and how to stop the mails. Amazon SNS adds
    /// the link to unsubscribe below a mail (Amazon SNS Developer Guide, Email notifications).
    /// </summary>
    public static string FormatIntroduction(ReportSummary summary) => WordWrap.Wrap("About this mail")
        + WordWrap.Wrap("FleetDiff runs once a day and lists the EC2 instances that AWS Systems Manager does not manage. "
            + $"It reads {FormatView(summary)} and changes no instance.", 2, 2)
        + WordWrap.Wrap("Unmanaged: Systems Manager cannot patch, inventory or open the instance. Dormant: stopped, and managed "
            + "when it starts. New: unmanaged now and not in the last report.", 2, 2)
        + WordWrap.Wrap("Later alerts say what changed. To stop them, use the link that Amazon SNS adds at the end of each "
            + "mail; to stop them for everyone, set FLEETDIFF_ALERT_ON to never.", 2, 2) + "\n";

    /// <summary>Formats the first fixes, each with what to do; empty when there is none.</summary>
    public static string FormatFixes(ReportSummary summary, TopFixes fixes) => fixes.List.Count == 0 ? ""
        : WordWrap.Wrap($"What to fix first: {fixes.Share}")
            + string.Concat(fixes.List.Select((fix, index) =>
                Wrap($"{TextFormat.Digits(index + 1)}. {TopFixes.Format(fix, account => AccountText.FormatMail(summary, account))}", 2)
                + Wrap(fix.Cause.Fix, 5)))
            + "\n";

    /// <summary>Creates one entry for each account with unmanaged instances, largest count first.</summary>
    public static IReadOnlyList<EmailEntry> CreateAccounts(ReportSummary summary)
    {
        var places = summary.Locations.ToLookup(place => place.Account, StringComparer.Ordinal);
        return
        [
            .. from account in summary.OpenAccounts
               select new EmailEntry(() => WordWrap.Wrap(
                   $"{TextFormat.Number(account.Unmanaged),6}  {AccountText.FormatMailWithUnit(summary, account.Account)}, "
                       + FormatRegions([.. places[account.Account]])
                       + (account.New > 0 ? $", {TextFormat.Number(account.New)} new" : ""),
                   0, 8)),
        ];
    }

    private static string FormatRegions(IReadOnlyList<UnmanagedLocation> places) => places is [var one] ? one.Region
        : string.Join(", ", places.Take(MaxRegions).Select(place => $"{place.Region} ({TextFormat.Number(place.Unmanaged)})"))
            + (places.Count > MaxRegions ? $" and {TextFormat.Count(places.Count - MaxRegions, "more Region")}" : "");

    // The account of the view is the one that FleetDiff runs in.
    private static string FormatView(ReportSummary summary) =>
        AwsArn.Parse(summary.Report.View.Arn) is { } arn && arn.Resource.Split('/') is [_, var name, ..]
            ? $"the Resource Explorer view {DisplayWidth.Cut(name, MaxPlaceLength)} of account "
                + AccountText.FormatMail(summary, arn.Account)
            : "a Resource Explorer view";

    private static string Wrap(string untrusted, int indent) =>
        WordWrap.Wrap(LinkDisarmer.DisarmLine(untrusted, MaxFixLength), indent, 5);
}
