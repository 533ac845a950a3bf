using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Tests;

namespace FleetDiff.Reporting.Tests;

/// <summary>
/// Reports of any size with account names and causes. Every second instance belongs to an Auto Scaling group; most share an
/// image, a subnet or an instance profile.
/// </summary>
internal static class LargeReports
{
    private static readonly string[] Regions = ["eu-west-1", "us-east-1", "ap-northeast-1"];
    private static readonly string[] Teams = ["payments", "search", "render", "warehouse", "analytics", "倉庫管理"];
    private static readonly string[] Stages = ["prod", "test"];

    private static readonly Cause Image = new(
        CauseCode.Image, "None of the running instances of the image is managed.",
        "Install the SSM Agent in the image, and replace the instances.", null)
    { Resource = "ami-0abc56789abcdef01" };

    private static readonly Cause Network = new(
        CauseCode.Network, "None of the running instances of the subnet is managed.",
        "Give the subnet a route to the endpoints ssm, ssmmessages and ec2messages of the Region.", null)
    { Resource = "subnet-0abc56789abcdef01" };

    private static readonly Cause NoProfile = new(
        CauseCode.NoInstanceProfile, "The instance has no instance profile.",
        "Turn on Default Host Management Configuration in Fleet Manager, or attach an instance profile with "
            + "AmazonSSMManagedInstanceCore.", null);

    private static readonly Cause Unknown = new(CauseCode.Unknown, "The instance was never seen managed.", "Run it.", null);

    /// <summary>Creates the first report of a fleet.</summary>
    public static Report CreateFirst(int unmanaged) => Complete(Fleets.Report(Fleet(unmanaged, managed: 0)));

    /// <summary>Creates a report in which one of ten unmanaged instances is new and some are resolved.</summary>
    public static Report Create(int unmanaged) => Complete(Fleets.Report(
        Fleet(unmanaged, managed: 0), Fleets.EarlierReports(Fleet(unmanaged + 4, managed: unmanaged / 10)), Fleets.RunDate));

    // The first ones are managed.
    private static FleetInventory Fleet(int count, int managed) => Fleets.FromInstances(
        [Fleets.Instance(1), .. Enumerable.Range(2, count).Select(CreateInstance)],
        [Fleets.Node(1), .. Enumerable.Range(2, managed).Select(number => Fleets.Node(CreateInstance(number).Key))]);

    private static Instance CreateInstance(int number)
    {
        // A few accounts have most of the instances.
        var account = $"{100_000_000_000 + ((number % 7 == 0 ? number : number % 12) % 120)}";
        return Fleets.Instance(
            Fleets.Key(number, account, Regions[number % 5 % 3]),
            number % 2 == 0 ? ("aws:autoscaling:groupName", $"workers-{number % 9}") : ("Name", $"server-{number}"));
    }

    private static Report Complete(Report report)
    {
        IReadOnlyList<ReportedInstance> rows = [.. report.Unmanaged.Select(row => row with { Cause = CauseOf(row) })];
        var causes = rows.ToDictionary(row => row.Key, row => row.Cause);
        return report with
        {
            Unmanaged = rows,
            New = [.. report.New.Select(row => row with { Cause = causes[row.Key] })],
            Accounts = [.. report.Accounts.Select(Name)],
            FixProgress = report.ComparedWith is null ? null : new(Fleets.RunDate.AddDays(-7), rows.Count + 9, 9),
            Fixes =
            [
                .. rows.GroupBy(row => row.Cause!).Where(rows => rows.Key.Code != CauseCode.Unknown)
                    .OrderByDescending(rows => rows.Count()).Select(rows => new RankedFix(
                        TitleOf(rows.Key), rows.Key, rows.Count(), [.. rows.Select(row => row.Account).Distinct()],
                        [.. rows.Take(5).Select(row => row.Instance)])),
            ],
        };
    }

    private static Cause CauseOf(ReportedInstance row) => (Convert.ToInt32(row.Instance[2..], 16) % 20) switch
    {
        < 9 => Image,
        < 13 => Network,
        < 16 => NoProfile,
        < 17 => Image with { Resource = "ami-0def56789abcdef02" },
        < 18 => Network with { Resource = "subnet-0def56789abcdef02" },
        _ => Unknown,
    };

    private static string TitleOf(Cause cause) => cause.Code switch
    {
        CauseCode.Image => $"Image {cause.Resource} has no SSM Agent",
        CauseCode.Network => $"Subnet {cause.Resource} does not reach Systems Manager",
        _ => "No instance profile",
    };

    private static AccountCount Name(AccountCount count, int index) => count with
    {
        AccountName = $"{Teams[index % Teams.Length]}-{Stages[index % 2]}{(index < 12 ? "" : $"-{index}")}",
        OrganizationalUnit = $"Workloads/{(index % 2 == 0 ? "Prod" : "Test")}",
    };
}
