using System.Globalization;
using FleetDiff.Aws.Storage;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Builders;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Reporting;
using Microsoft.Extensions.Time.Testing;

namespace FleetDiff.Cli.Tests;

/// <summary>
/// An organization of up to 120 accounts in five Regions. A third of the unmanaged instances use an image without an agent, a
/// quarter has no instance profile, and a fifth is new on the second date.
/// </summary>
/// <param name="unmanaged">The number of unmanaged instances; as many are managed.</param>
/// <param name="date">The date of the run.</param>
internal sealed class LargeFleet(int unmanaged, DateOnly date) : IInventorySource, IEvidenceSource, IAlertChannel
{
    private const string BadImage = "ami-0123456789abcdef0";

    private static readonly string[] Regions = ["eu-west-1", "eu-central-1", "us-east-1", "us-west-2", "ap-northeast-1"];
    private static readonly DateOnly First = new(2026, 11, 22);

    private readonly DateTimeOffset _time = new(date, new(1, 0), TimeSpan.Zero);

    public Source Name => Source.Config;

    /// <summary>Runs the job for two dates.</summary>
    public static async Task ArchiveAsync(int unmanaged, string folder)
    {
        foreach (var date in new[] { First, First.AddDays(1) })
        {
            var fleet = new LargeFleet(unmanaged, date);
            var run = new NightlyRun(
                new Observer(fleet, [fleet]), new FolderArchive(folder), new ReportWriter(), fleet,
                new AnalysisRules { ExpectsOrganization = true }, new FakeTimeProvider(fleet._time.AddHours(1)));
            await run.RunAsync(date, new Progress<Core.Pipeline.Progress>(), CancellationToken.None);
        }
    }

    public Task<FleetInventory> ReadAsync(
        IReadOnlyCollection<string> neededTags, IProgress<Core.Pipeline.Progress> progress, CancellationToken cancellationToken)
    {
        var lists = new InventoryBuilder();
        foreach (var number in GetNumbers().Where(IsListed))
        {
            lists.AddInstance(GetKey(number), _time, Tags.Create([new("Name", $"server-{number}")]));
            if (number >= unmanaged)
            {
                lists.AddNode(GetKey(number), _time);
            }
        }

        var view = new View(CliFixture.ViewArn, "arn:aws:organizations::100000000000:organization/o-example1234");
        return Task.FromResult(lists.Build(view with { IncludesTags = true }, pages: 1, rows: 1) with
        {
            Indexes = GetNumbers().Select(number => AccountRegion.Create(GetKey(number))).ToHashSet(),
        });
    }

    public Task<SourceEvidence> ReadAsync(
        FleetInventory inventory, IProgress<Core.Pipeline.Progress> progress, CancellationToken cancellationToken) =>
        Task.FromResult(new SourceEvidence(new(Name, SourceStatus.Complete, _time))
        {
            Instances = Enumerable.Range(0, unmanaged).Where(IsListed).ToDictionary(GetKey, CreateFacts),
            Running = new()
            {
                ByResource = new Dictionary<string, int>
                {
                    [BadImage] = Enumerable.Range(0, unmanaged).Where(IsListed).Count(UsesBadImage),
                },
                WithoutProfile = Enumerable.Range(0, unmanaged).Where(IsListed)
                    .GroupBy(number => AccountRegion.Create(GetKey(number)))
                    .ToDictionary(here => here.Key, here => here.Count(number => CreateFacts(number).HasInstanceProfile == false)),
            },
            Organization = new("o-example1234", GetAccount(0), GetNumbers().Select(GetAccount).Distinct().ToDictionary(
                account => account,
                account => new OrganizationAccount(account, $"team-{account[^3..]}-production", AccountState.Active)
                {
                    OrganizationalUnit = "Workloads/Prod",
                })),
        });

    public Task<AlertReceipt> SendAsync(Alert alert, CancellationToken cancellationToken) =>
        Task.FromResult(new AlertReceipt("nobody", null));

    private IEnumerable<int> GetNumbers() => Enumerable.Range(0, 2 * unmanaged);

    private bool IsListed(int number) => date > First || number >= unmanaged || Roll(number, 5) != 0;

    private InstanceFacts CreateFacts(int number) => new(InstanceState.Running, _time.AddDays(-30), _time)
    {
        Image = UsesBadImage(number) ? BadImage : $"ami-{number:x17}",
        HasInstanceProfile = Roll(number, 4) != 0,
    };

    private static bool UsesBadImage(int number) => Roll(number, 3) == 0;

    // A number below a maximum that depends on the instance alone.
    private static int Roll(int number, int most) => new Random(number).Next(60) % most;

    private static InstanceKey GetKey(int number) =>
        InstanceKey.TryParse(GetAccount(number), Regions[number / 7 % Regions.Length], CliFixture.Id(number + 1), out var key)
            ? key
            : throw new ArgumentOutOfRangeException(nameof(number));

    private static string GetAccount(int number) =>
        (100_000_000_000 + (number * 31 % 120)).ToString(CultureInfo.InvariantCulture);
}
