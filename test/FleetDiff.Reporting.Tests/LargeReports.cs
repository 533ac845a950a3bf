using FleetDiff.Core.Analysis.Causes;

namespace FleetDiff.Reporting.Tests;

/// <summary>Reports of any size: named accounts in organizational units, groups, causes, fixes, and a coverage ledger.</summary>
internal static class LargeReports
{
    private const string Console = "https://console.aws.amazon.com/systems-manager/fleet-manager?region=eu-west-1";

    private const string NoIndex = "The organization has the account, and the view lists neither an index nor an instance. "
        + "Create an index in the account, or state in exemptions.csv that it has no instances.";

    private static readonly string[] Regions =
        ["eu-west-1", "us-east-1", "eu-central-1", "ap-northeast-1", "ap-northeast-3", "us-west-2"];

    private static readonly string[] Systems = ["payments", "ledger", "search", "analytics", "identity", "mobile", "warehouse"];
    private static readonly string[] Stages = ["prod", "test", "dev"];

    // Long, Japanese and hostile: an administrator of the organization can write any of these.
    private static readonly string[] OddNames =
    [
        "the-longest-account-name-that-organizations-allows", "本番環境・決済サービス（東京リージョン）",
        "<script>alert(1)</script>", "dorp-stnemyap\u202Eprod", "\"quotes\" & 'more' > less",
    ];

    /// <summary>Creates the first report of a fleet, or one in which one in 20 unmanaged instances is new.</summary>
    public static Report Create(int unmanaged, int accounts, bool isFirst = false)
    {
        var managed = Enumerable.Range(0, accounts * 2).Select(number => Fleets.Key(
            10_000_000 + number, Id(number % accounts), Regions[number % Regions.Length])).ToArray();
        Node[] nodes = [.. managed.Select(Fleets.Node)];
        Instance[] instances =
        [
            .. managed.Select(key => Fleets.Instance(key)),
            .. Enumerable.Range(1000, unmanaged).Select(number => CreateInstance(number, accounts)),
        ];
        var before = isFirst ? null
            : Fleets.EarlierReports(Fleets.FromInstances([.. instances.Where((_, index) => index % 160 >= 8)], nodes));
        return Complete(Fleets.Report(Fleets.FromInstances(instances, nodes), before), accounts);
    }

    /// <summary>The id of an account by number.</summary>
    public static string Id(int account) => $"{100_000_000_000 + (account * 7919L)}";

    /// <summary>The name of an account by number.</summary>
    public static string Name(int account) => account % 9 == 4
        ? OddNames[account / 9 % OddNames.Length]
        : $"{Systems[account % Systems.Length]}-{Stages[account % Stages.Length]}{(account < 21 ? "" : $"-{account / 21}")}";

    private static string Unit(int account) =>
        account % 11 == 10 ? "本番/決済" : $"Workloads/{Stages[account % Stages.Length]}/{Systems[account % Systems.Length]}";

    private static Instance CreateInstance(int number, int accounts)
    {
        // Few accounts have many instances. Eight consecutive numbers have one account, Region, team and group.
        var block = number / 8;
        var account = (int)(accounts * Math.Pow(block * 7919 % 10_007 / 10_007.0, 2.2));
        var key = Fleets.Key(number, Id(account), Regions[block % (1 + (account % Regions.Length))]);
        var system = Systems[account % Systems.Length];
        return block % 4 == 0
            ? Fleets.Instance(key, ("Name", $"{system}-{number * 104_729 % 99_991}-host"), ("team", system))
            : Fleets.Instance(
                key, ("Name", $"{system}-worker"), ("team", system), ("aws:autoscaling:groupName", $"{system}-workers-{block}"));
    }

    private static Report Complete(Report report, int accounts)
    {
        var numbers = Enumerable.Range(0, accounts).ToDictionary(Id);
        var rows = report.Unmanaged.ToDictionary(row => row.Key, row => row with
        {
            AccountName = Name(numbers[row.Account]),
            OrganizationalUnit = Unit(numbers[row.Account]),
            Cause = FindCause(row),
        });
        return report with
        {
            Unmanaged = [.. rows.Values],
            New = [.. report.New.Select(row => rows[row.Key])],
            Accounts =
            [
                .. report.Accounts.Select(count => count with
                {
                    AccountName = Name(numbers[count.Account]),
                    OrganizationalUnit = Unit(numbers[count.Account]),
                }),
            ],
            Fixes =
            [
                .. from row in rows.Values
                   where row.Cause!.Code != CauseCode.Unknown
                   group row by row.Cause into fix
                   orderby fix.Count() descending
                   let places = fix.CountBy(row => row.Account).OrderByDescending(account => account.Value)
                   select new RankedFix(
                       Fixes.FormatTitle(fix.Key)!, fix.Key, fix.Count(), [.. places.Select(account => account.Key)],
                       [.. fix.Take(5).Select(row => row.Instance)])
                   {
                       NewCount = fix.Count(row => row.Due),
                   },
            ],
            FixProgress = report.ComparedWith is null ? null : new(report.Date.AddDays(-7), rows.Count, rows.Count / 9),
            Coverage = [.. CreateCoverage(report, accounts)],
            BlindSpots =
                [.. Enumerable.Range(accounts, 1 + (accounts / 3)).Select(number => new BlindSpot(Id(number), null, NoIndex))],
            History =
            [
                .. Enumerable.Range(0, 60).Select(day => new RunCounts(
                    report.Date.AddDays(day - 59), report.Totals.Instances, report.Totals.Managed,
                    rows.Count - ((59 - day) * rows.Count / 200))),
            ],
        };
    }

    private static Cause FindCause(ReportedInstance row)
    {
        var number = Convert.ToInt32(row.Instance[2..], 16) / 8;
        var (code, resource, fact, fix) = (number % 10) switch
        {
            < 4 => (
                CauseCode.Image, "ami-0000000000abc0000",
                "0 of 41 running instances of the image are managed, and other images in the account and Region are.",
                "Install SSM Agent in the image, and replace its instances."),
            4 => (
                CauseCode.Network, $"subnet-{number % 7:x17}",
                "0 of 12 running instances of the subnet are managed, and their image is managed elsewhere.",
                "Create VPC endpoints for ssm, ssmmessages and ec2messages in the VPC."),
            5 => (
                CauseCode.NoInstanceProfile, null,
                "The instance has no instance profile, and Default Host Management manages no instance there.",
                "Turn on Default Host Management Configuration in Fleet Manager."),
            6 => (
                CauseCode.AgentStopped, null,
                "The instance is running, was managed before and fails SSM.1, so its SSM Agent has probably stopped.",
                "Check the findings of Diagnose and remediate in the Systems Manager console."),
            7 => (
                CauseCode.InstanceProfile, $"arn:aws:iam::{row.Account}:instance-profile/legacy",
                "0 of 9 running instances with the instance profile are managed.",
                "Attach AmazonSSMManagedInstanceCore to the role of the instance profile."),
            _ => (
                CauseCode.Unknown, null, "The instance is running and was never seen managed.",
                $"Run the read-only runbook {Cause.Runbook} for it."),
        };
        return new(code, fact, fix, Console) { Resource = resource };
    }

    private static IEnumerable<AccountCoverage> CreateCoverage(Report report, int accounts)
    {
        var seen = report.AccountRegions.ToLookup(region => region.Account);
        return Enumerable.Range(0, accounts + 2 + (accounts / 3)).Select(number =>
        {
            var (status, because) = number < accounts ? (AccountCoverageStatus.Seen, null)
                : number == accounts + 1
                    ? (AccountCoverageStatus.Closed, "AWS Organizations says that the account is closed since 2026-11-20.")
                    : (AccountCoverageStatus.BlindSpot, NoIndex);
            return new AccountCoverage(Id(number), status)
            {
                AccountName = Name(number),
                OrganizationalUnit = Unit(number),
                IsManagementAccount = number == 2,
                Because = because,
                Regions =
                [
                    .. seen[Id(number)].Select(region => new RegionCoverage(
                        region.Region, region.Instances % 5 != 0, region.Instances, region.Managed)
                    {
                        Sources = [Source.ResourceExplorer, Source.SystemsManager, Source.Config],
                        IsHiddenFromListNodes = number == 2 || region.Region == "ap-northeast-3",
                    }),
                ],
            };
        });
    }
}
