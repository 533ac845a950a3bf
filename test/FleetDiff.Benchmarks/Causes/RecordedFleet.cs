using FleetDiff.Benchmarks.Scale;
using FleetDiff.Core.Model.Builders;
using LocalAws;
using LocalAws.Recording;

namespace FleetDiff.Benchmarks.Causes;

/// <summary>
/// A fleet that AWS Config recorded: 400 accounts, 10 Regions, four subnets in each, 200 images, 10 instance profiles in each
/// account. Half of the instances are unmanaged; one in ten has no instance profile.
/// </summary>
internal static class RecordedFleet
{
    public const string Aggregator = "organization";

    private const int Accounts = 400;

    private static readonly string[] Regions = LargeFleet.Regions[..10];

    /// <summary>Adds the fleet to AWS Config, and returns its inventory.</summary>
    public static FleetInventory Build(LocalAwsServer aws, int unmanaged)
    {
        aws.Config.AddAggregator(Aggregator);
        var random = new Random(Seed: 17);
        var rows = new InventoryBuilder();
        for (var i = 0; i < 2 * unmanaged; i++)
        {
            var (account, region) = ((int)(Accounts * Math.Pow(random.NextDouble(), 2)), random.Next(Regions.Length));
            var accountId = $"{100_000_000_000 + account:d12}";
            var id = $"i-{i:x17}";
            rows.AddInstance($"arn:aws:ec2:{Regions[region]}:{accountId}:instance/{id}", null, []);
            if (i % 2 == 0)
            {
                rows.AddNode($"arn:aws:ssm:{Regions[region]}:{accountId}:managed-instance/{id}", null);
            }

            var place = (account * Regions.Length) + region;
            aws.Config.AddInstance(accountId, Regions[region], id, setup: new InstanceSetup
            {
                ImageId = $"ami-{(region * 20) + random.Next(20):x17}",
                SubnetId = $"subnet-{(place * 4) + random.Next(4):x17}",
                VpcId = $"vpc-{place:x17}",
                InstanceProfileArn = random.Next(10) == 0
                    ? null
                    : $"arn:aws:iam::{accountId}:instance-profile/application-{random.Next(10)}",
                HttpEndpoint = "enabled",
                HttpTokens = random.Next(4) == 0 ? "optional" : "required",
            });
        }

        return rows.Build(new View(LargeFleet.ViewArn, null), 1, 2 * unmanaged);
    }
}
