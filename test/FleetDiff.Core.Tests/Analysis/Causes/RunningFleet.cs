using FleetDiff.Core.Analysis;

namespace FleetDiff.Core.Tests.Analysis.Causes;

/// <summary>A fleet of running instances with known resources, and the counts that AWS Config returns for it.</summary>
internal sealed class RunningFleet
{
    private readonly List<(InstanceKey Key, InstanceFacts Facts, bool IsManaged)> _instances = [];

    public IReadOnlyList<(InstanceKey Key, InstanceFacts Facts, bool IsManaged)> Instances => _instances;

    public static InstanceFacts Facts { get; } = new(InstanceState.Running, Fleets.Now.AddDays(-30), Fleets.Now)
    {
        HasMetadataService = true,
        RequiresImdsV2 = true,
    };

    /// <summary>Adds running instances with the same resources. Without a profile, they have none.</summary>
    public RunningFleet Add(
        int count, bool managed, string image = "ami-a", string subnet = "subnet-a", string vpc = "vpc-a",
        string? profile = "web", string account = Fleets.Account, Func<InstanceFacts, InstanceFacts>? change = null)
    {
        var facts = Facts with
        {
            Image = image,
            Subnet = subnet,
            Vpc = vpc,
            InstanceProfile = profile is null ? null : $"arn:aws:iam::{account}:instance-profile/{profile}",
            HasInstanceProfile = profile is not null,
        };
        for (var i = 0; i < count; i++)
        {
            _instances.Add((Fleets.Key(_instances.Count + 1, account), change?.Invoke(facts) ?? facts, managed));
        }

        return this;
    }

    /// <summary>Adds one instance.</summary>
    public void Add(InstanceKey key, bool isManaged, InstanceFacts facts) => _instances.Add((key, facts, isManaged));

    /// <summary>Returns the same instances with other ids, and so in another order.</summary>
    public RunningFleet Shuffle(Random random)
    {
        var numbers = Enumerable.Range(1, _instances.Count).ToArray();
        random.Shuffle(numbers);
        var shuffled = new RunningFleet();
        shuffled._instances.AddRange(_instances.Zip(numbers, (each, number) => each with
        {
            Key = Fleets.Key(number, each.Key.Account),
        }));
        return shuffled;
    }

    /// <summary>Returns the report of a run. AWS Config has facts only about instances without a node.</summary>
    public Report Report(Baseline? baseline = null, bool isCounted = true, params SourceEvidence[] others)
    {
        var config = new SourceEvidence(new(Source.Config, SourceStatus.Complete, Fleets.Now))
        {
            Instances = _instances.Where(each => !each.IsManaged).ToDictionary(each => each.Key, each => each.Facts),
            Running = isCounted ? Count() : null,
        };
        var inventory = Fleets.FromInstances(
            [.. _instances.Select(each => Fleets.Instance(each.Key))],
            [.. _instances.Where(each => each.IsManaged).Select(each => Fleets.Node(each.Key))]);
        return Fleets.Findings(inventory, baseline, sources: [config, .. others]).Report;
    }

    // What AWS Config counts.
    private RunningCounts Count()
    {
        var running = _instances.Where(each => each.Facts.State == InstanceState.Running).ToList();
        return new()
        {
            ByResource = running.SelectMany(each => new[]
                {
                    each.Facts.Image, each.Facts.Subnet, each.Facts.Vpc, each.Facts.InstanceProfile,
                }).OfType<string>().CountBy(id => id).ToDictionary(),
            ByLocation = running.SelectMany(each => new[] { each.Facts.Image, each.Facts.InstanceProfile }
                .OfType<string>().Select(id => (AccountRegion.Create(each.Key), id))).CountBy(use => use).ToDictionary(),
            WithoutProfile = CountLocations(facts => facts.HasInstanceProfile == false),
            WithoutProfileAndImdsV2 = CountLocations(facts => facts is { HasInstanceProfile: false, RequiresImdsV2: false }),
        };

        Dictionary<AccountRegion, int> CountLocations(Func<InstanceFacts, bool> matches) => running
            .GroupBy(each => AccountRegion.Create(each.Key), each => each.Facts)
            .ToDictionary(here => here.Key, here => here.Count(matches));
    }
}
