using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Analysis.Causes;

/// <summary>Properties of the causes of every fleet of running instances.</summary>
public sealed class CausePropertyTests
{
    [Property(MaxTest = 300)]
    public bool NoClaimHasAManagedCounterexample(int seed)
    {
        var fleet = Create(seed);
        var managed = fleet.Instances.Where(each => each.IsManaged).ToList();
        var facts = fleet.Instances.ToDictionary(each => each.Key, each => each.Facts);

        return fleet.Report().Unmanaged.All(row => row.Cause!.Code switch
        {
            CauseCode.Image => !Here(row.Key).Any(other => other.Image == row.Cause.Resource)
                && (IsLimited(row.Cause) || managed.TrueForAll(other => other.Facts.Image != row.Cause.Resource)),
            CauseCode.InstanceProfile => !Here(row.Key).Any(other => other.InstanceProfile == row.Cause.Resource),
            CauseCode.Network => managed.TrueForAll(
                other => other.Facts.Subnet != row.Cause.Resource && other.Facts.Vpc != row.Cause.Resource),
            CauseCode.NoInstanceProfile => facts[row.Key].HasInstanceProfile == false
                && !Here(row.Key).Any(other => other.HasInstanceProfile == false),
            CauseCode.MetadataVersion => facts[row.Key].RequiresImdsV2 == false
                && !Here(row.Key).Any(other => other is { HasInstanceProfile: false, RequiresImdsV2: false }),
            CauseCode.NotSetUp => !Here(row.Key).Any(),
            var code => code == CauseCode.Unknown,
        });

        IEnumerable<InstanceFacts> Here(InstanceKey key) => managed
            .Where(other => AccountRegion.Create(other.Key) == AccountRegion.Create(key)).Select(other => other.Facts);
    }

    [Property(MaxTest = 300)]
    public bool TheOrderOfTheInstancesDoesNotMatter(int seed)
    {
        var fleet = Create(seed);

        return Explain(fleet).SequenceEqual(Explain(fleet.Shuffle(new Random(seed))));

        static IEnumerable<string> Explain(RunningFleet fleet)
        {
            var facts = fleet.Instances.ToDictionary(each => each.Key, each => each.Facts);
            return fleet.Report().Unmanaged.Select(row => $"{row.Account} {facts[row.Key]} {row.Cause}")
                .Order(StringComparer.Ordinal);
        }
    }

    [Property(MaxTest = 100)]
    public bool MissingCountsOnlyRemoveClaims(int seed)
    {
        var fleet = Create(seed);

        return fleet.Report(isCounted: false).Unmanaged.All(row => row.Cause!.Code is CauseCode.Unknown or CauseCode.NotSetUp
            || (row.Cause.Code == CauseCode.NoInstanceProfile
                && !fleet.Instances.Any(each => each.IsManaged && each.Key.Account == row.Account)));
    }

    private static bool IsLimited(Cause cause) => cause.Fact.Contains("where this is the cause", StringComparison.Ordinal);

    // Some images, subnets, profiles and settings are mostly unmanaged, with few exceptions or none.
    private static RunningFleet Create(int seed)
    {
        var random = new Random(seed);
        var exceptions = random.Next(3) * 0.03;
        var fleet = new RunningFleet().Add(10, managed: true);
        for (var sets = random.Next(5, 60); sets > 0; sets--)
        {
            var (image, subnet, profile, isOld) = (random.Next(5), random.Next(6), random.Next(4), random.Next(4) == 0);
            var isBad = image == 4 || subnet >= 4 || profile == 3 || (profile == 0 && isOld);
            fleet.Add(
                random.Next(1, 8),
                managed: random.NextDouble() < (isBad ? exceptions : 0.9),
                image: $"ami-{image}",
                subnet: $"subnet-{subnet}",
                vpc: $"vpc-{subnet / 2}",
                profile: profile == 0 ? null : $"p{profile}",
                account: random.Next(3) == 0 ? Fleets.OtherAccount : Fleets.Account,
                change: facts => facts with { RequiresImdsV2 = !isOld });
        }

        return fleet;
    }
}
