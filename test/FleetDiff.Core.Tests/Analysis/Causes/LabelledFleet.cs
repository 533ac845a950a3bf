using FleetDiff.Core.Analysis;

namespace FleetDiff.Core.Tests.Analysis.Causes;

/// <summary>
/// A fleet whose causes are known: most instances are healthy, and planted images, subnets, VPCs, profiles, accounts and
/// instances are not. One healthy instance in twenty is unmanaged without a visible cause. The same seed makes the same fleet.
/// </summary>
internal sealed class LabelledFleet
{
    private const int Accounts = 40;
    private const int Subnets = 4;
    private const double Noise = 0.05;

    private static readonly string[] Regions = ["eu-west-1", "us-east-1", "ap-southeast-2"];
    private static readonly DateTimeOffset Now = Fleets.Now;

    private readonly Random _random;
    private readonly double _exceptions;
    private readonly Dictionary<InstanceKey, IReadOnlyList<CauseLabel>> _labels = [];
    private readonly RunningFleet _fleet = new();
    private readonly Dictionary<InstanceKey, InstanceEvidence> _failed = [];
    private readonly Dictionary<InstanceKey, DateOnly> _lastManaged = [];

    private LabelledFleet(int seed, double exceptions) => (_random, _exceptions) = (new(seed), exceptions);

    /// <summary>Creates a fleet and returns, for each cause, how often it was claimed and right.</summary>
    /// <param name="instances">The number of instances.</param>
    /// <param name="exceptions">The share of the instances of a planted resource that are managed nevertheless.</param>
    /// <param name="seed">The seed.</param>
    public static IReadOnlyList<CauseScore> Measure(int instances, double exceptions, int seed = 1)
    {
        var fleet = new LabelledFleet(seed, exceptions);
        for (var number = 1; number <= instances; number++)
        {
            fleet.Add(number);
        }

        var failed = new SourceEvidence(new(Source.SecurityHub, SourceStatus.Complete, Now)) { Evidence = fleet._failed };
        return fleet.Score(fleet._fleet.Report(new Baseline(null) { LastManaged = fleet._lastManaged }, others: failed));
    }

    private void Add(int number)
    {
        // The square makes the first accounts the largest.
        var accountNumber = (int)(Accounts * Math.Pow(_random.NextDouble(), 1.5));
        var account = $"{100_000_000_000 + accountNumber}";
        var region = _random.Next(Regions.Length);
        var vpc = _random.Next(2);
        var subnet = _random.Next(Subnets);
        var network = $"{accountNumber}-{region}-{vpc}";
        // Twelve images in a Region; the last three have no agent and are rarer.
        var image = _random.NextDouble() < 0.08 ? 9 + _random.Next(3) : _random.Next(9);
        var profile = _random.Next(6);
        var facts = RunningFleet.Facts with
        {
            LaunchedAt = Now.AddDays(-1 - _random.Next(90)),
            Image = $"ami-{region}-{image}",
            Vpc = $"vpc-{network}",
            Subnet = $"subnet-{network}-{subnet}",
            InstanceProfile = $"arn:aws:iam::{account}:instance-profile/app-{profile}",
            HasInstanceProfile = true,
        };
        var key = Fleets.Key(number, account, Regions[region]);
        var hosts = accountNumber % 4 == 1;
        if (hosts && _random.NextDouble() < 0.4)
        {
            facts = facts with
            {
                InstanceProfile = null,
                HasInstanceProfile = false,
                RequiresImdsV2 = _random.NextDouble() > 0.25,
            };
        }

        List<CauseLabel> planted = [.. FindShared(accountNumber, facts, image, vpc, subnet, profile)];
        Add(key, facts, planted.Count > 0 ? planted : [.. FindOwn(hosts)]);
    }

    // What is planted in resources. An instance can have several of these causes.
    private static IEnumerable<CauseLabel> FindShared(
        int account, InstanceFacts facts, int image, int vpc, int subnet, int profile)
    {
        if (account % 13 == 6)
        {
            yield return new(CauseCode.NotSetUp, null);
            yield break;
        }

        if (image >= 9)
        {
            yield return new(CauseCode.Image, facts.Image);
        }

        if (account % 9 == 2 && vpc == 1)
        {
            yield return new(CauseCode.Network, facts.Vpc);
            yield return new(CauseCode.Network, facts.Subnet);
        }

        if (account % 7 == 3 && vpc == 0 && subnet == 0)
        {
            yield return new(CauseCode.Network, facts.Subnet);
        }

        if (facts.HasInstanceProfile == true && account % 5 == 0 && profile == 5)
        {
            yield return new(CauseCode.InstanceProfile, facts.InstanceProfile);
        }

        if (facts is { HasInstanceProfile: false, RequiresImdsV2: false })
        {
            yield return new(CauseCode.MetadataVersion, null);
        }
    }

    private IEnumerable<CauseLabel> FindOwn(bool hosts) => _random.NextDouble() switch
    {
        < 0.02 when !hosts => [new(CauseCode.NoInstanceProfile, null)],
        < 0.03 => [new(CauseCode.MetadataServiceOff, null)],
        < 0.05 => [new(CauseCode.AgentStopped, null)],
        < 0.06 => [new(CauseCode.StoppedNeverManaged, null)],
        < 0.07 => [new(CauseCode.JustLaunched, null)],
        < 0.07 + Noise => [new(CauseCode.Unknown, null)],
        _ => [],
    };

    private void Add(InstanceKey key, InstanceFacts facts, IReadOnlyList<CauseLabel> labels)
    {
        var label = labels.Count > 0 ? labels[0] : null;
        var isException = label?.IsShared == true && _random.NextDouble() < _exceptions;
        _fleet.Add(key, isManaged: label is null || isException, label?.Code switch
        {
            CauseCode.NoInstanceProfile => facts with { InstanceProfile = null, HasInstanceProfile = false },
            CauseCode.MetadataServiceOff => facts with { HasMetadataService = false },
            CauseCode.StoppedNeverManaged => facts with { State = InstanceState.Stopped },
            CauseCode.JustLaunched => facts with { LaunchedAt = Now.AddMinutes(-20) },
            _ => facts,
        });
        if (label is null || isException)
        {
            return;
        }

        _labels[key] = labels;
        var hasStopped = label.Code == CauseCode.AgentStopped;
        if (hasStopped)
        {
            _lastManaged[key] = Fleets.PreviousDate;
        }

        if (hasStopped || _random.NextDouble() < 0.9)
        {
            _failed[key] = new(Source.SecurityHub, ManagementStatus.Unmanaged, Now.AddHours(-6));
        }
    }

    private List<CauseScore> Score(Report report)
    {
        var claims = report.Unmanaged
            .Select(row => (Labels: _labels[row.Key], Claim: new CauseLabel(row.Cause!.Code, row.Cause.Resource))).ToList();
        return
        [
            .. claims.SelectMany(each => each.Labels.Append(each.Claim)).Select(label => label.Code).Distinct().Order()
                .Select(code => new CauseScore(
                    code,
                    claims.Count(each => each.Labels[0].Code == code),
                    claims.Count(each => each.Labels[0].Code == code && each.Labels.Contains(each.Claim)),
                    claims.Count(each => each.Claim.Code == code),
                    claims.Count(each => each.Claim.Code == code && each.Labels.Contains(each.Claim)))),
        ];
    }

    private sealed record CauseLabel(CauseCode Code, string? Resource)
    {
        public bool IsShared => Resource is not null || Code is CauseCode.MetadataVersion;
    }
}

/// <summary>How often a cause was planted and claimed.</summary>
/// <param name="Code">The cause.</param>
/// <param name="Planted">The number of unmanaged instances with this cause first.</param>
/// <param name="Found">The number of these whose claimed cause, with its resource, is one of their planted causes.</param>
/// <param name="Claimed">The number of instances for which this cause was claimed.</param>
/// <param name="Right">The number of these that have this planted cause, with its resource.</param>
internal sealed record CauseScore(CauseCode Code, int Planted, int Found, int Claimed, int Right)
{
    public double Precision => Claimed == 0 ? 1 : (double)Right / Claimed;

    public double Recall => Planted == 0 ? 1 : (double)Found / Planted;
}
