using LocalAws;

namespace FleetDiff.Soak.World;

/// <summary>AWS as the child processes see it.</summary>
internal static class Services
{
    public const string Bucket = "soak-archive";

    public const string Prefix = "nightly/";

    private const string ViewArn =
        $"arn:aws:resource-explorer-2:{LocalAwsServer.Region}:{LocalAwsServer.AccountId}:view/soak/"
        + "3c1d2e4f-7b1f-4f0a-9a53-5d0c4b8e5a6b";

    private const string TopicArn = $"arn:aws:sns:{LocalAwsServer.Region}:{LocalAwsServer.AccountId}:soak-alerts";

    private const string Scope = $"arn:aws:organizations::{LocalAwsServer.AccountId}:organization/o-soak000000";

    public static async Task<LocalAwsServer> StartAsync()
    {
        var aws = await LocalAwsServer.StartAsync();
        aws.ResourceExplorer.AddView(ViewArn, Scope);
        aws.S3.CreateBucket(Bucket);
        aws.Sns.CreateTopic(TopicArn);
        return aws;
    }

    /// <summary>The environment variables of a child process, besides those of the server.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> Environment { get; } =
    [
        new("FLEETDIFF_VIEW_ARN", ViewArn),
        new("FLEETDIFF_ARCHIVE", $"s3://{Bucket}/{Prefix.TrimEnd('/')}"),
        new("FLEETDIFF_TOPIC_ARN", TopicArn),
        new("FLEETDIFF_EVIDENCE", "security-hub"),
        new("FLEETDIFF_ACCOUNTS", "none"),
        // A retry passes a short fault at once, and a lasting fault must not take minutes.
        new("AWS_MAX_ATTEMPTS", "3"),
        // An attempt is a short process: profile-guided optimization costs more than it gains.
        new("DOTNET_TieredPGO", "0"),
    ];

    /// <summary>Makes the services show a fleet.</summary>
    public static void Show(this LocalAwsServer aws, ShownFleet fleet)
    {
        aws.ResourceExplorer.Clear();
        aws.SecurityHub.Clear();
        foreach (var account in ChangingFleet.Accounts)
        {
            foreach (var region in ChangingFleet.Regions)
            {
                if (!fleet.Hidden.Contains((account, region)))
                {
                    aws.ResourceExplorer.AddIndex(account, region);
                }
            }
        }

        foreach (var instance in fleet.Instances)
        {
            var key = instance.Key;
            aws.ResourceExplorer.AddInstance(key.Account, key.Region, key.Id, instance.Tags, fleet.ReportedAt(key));
            if (instance.HasNode)
            {
                AddNode(key);
            }

            if (instance.Ssm1 is { } status)
            {
                aws.SecurityHub.AddSsm1(key.Account, key.Region, key.Id, status, fleet.FoundAt(instance));
            }
        }

        foreach (var key in fleet.Orphans.Concat(fleet.HybridNodes))
        {
            AddNode(key);
        }

        void AddNode(Key key) =>
            aws.ResourceExplorer.AddNode(key.Account, key.Region, key.Id, fleet.NodeReportedAt(key));
    }
}
