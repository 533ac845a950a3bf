using LocalAws;

namespace FleetDiff.Benchmarks.Scale;

/// <summary>
/// A large organization, the same at every start: 400 accounts and 17 Regions of uneven size, realistic tags, nine of
/// ten instances managed.
/// </summary>
internal static class LargeFleet
{
    public const string ViewArn =
        $"arn:aws:resource-explorer-2:{LocalAwsServer.Region}:{LocalAwsServer.AccountId}:view/large/"
        + "5d0c4b8e-7b1f-4f0a-9a53-3c1d2e4f5a6b";

    public const string Bucket = "benchmark-archive";

    public static readonly string[] Regions =
    [
        "us-east-1", "eu-west-1", "us-west-2", "eu-central-1", "ap-southeast-1", "us-east-2", "ap-northeast-1",
        "eu-west-2", "ap-south-1", "ca-central-1", "ap-southeast-2", "eu-north-1", "sa-east-1", "eu-west-3",
        "us-west-1", "ap-northeast-2", "ap-northeast-3",
    ];

    // One instance in this many is unmanaged.
    private const int Unmanaged = 10;

    private const string Scope =
        $"arn:aws:organizations::{LocalAwsServer.AccountId}:organization/o-benchmark00";

    private static readonly string[] Teams = ["payments", "search", "logistics", "data", "web", "identity"];
    private static readonly string[] Stages = ["prod", "test", "dev"];

    /// <summary>Returns the environment variables of a process that reads the fleet, besides those of the server.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> CreateEnvironment(string archive) =>
    [
        new("FLEETDIFF_VIEW_ARN", ViewArn),
        new("FLEETDIFF_ARCHIVE", archive),
        new("FLEETDIFF_ACCOUNTS", "none"),
        // The garbage collector sizes its youngest generation by the L3 cache, so that the peak memory depends on the machine.
        // This is the size for a cache of 35 MB, in hexadecimal bytes.
        new("DOTNET_GCgen0size", "1B00000"),
    ];

    /// <summary>Starts a server with the fleet, which caches its pages.</summary>
    public static async Task<LocalAwsServer> StartAsync(int instances)
    {
        var aws = await LocalAwsServer.StartAsync();
        aws.S3.CreateBucket(Bucket);
        var explorer = aws.ResourceExplorer.AddView(ViewArn, Scope);
        explorer.KeepsPages = true;
        var random = new Random(Seed: 6);
        var reported = new DateTimeOffset(2026, 11, 23, 1, 15, 0, TimeSpan.Zero);
        for (var i = 0; i < instances; i++)
        {
            // The square makes the first accounts and Regions the largest: 5 % in one account, 24 % in one Region.
            var account = Account((int)(400 * Square(random)));
            var region = Regions[(int)(Regions.Length * Square(random))];
            var id = $"i-0{((ulong)i + 1) * 0x9E37_79B9_7F4A_7C15:x16}";
            var team = random.GetItems(Teams, 1)[0];
            var tags = new Dictionary<string, string>
            {
                ["Name"] = $"{team}-{i:D7}",
                ["team"] = team,
                ["stage"] = random.GetItems(Stages, 1)[0],
                ["cost-center"] = $"{random.Next(1000, 9999)}",
            };
            if (i % 3 == 0)
            {
                tags["aws:autoscaling:groupName"] = $"{team}-workers";
            }

            var seen = reported.AddSeconds(-random.Next(7200));
            explorer.AddInstance(account, region, id, tags, seen);
            if (i % Unmanaged != 0)
            {
                explorer.AddNode(account, region, id, seen.AddSeconds(30));
            }
        }

        return aws;
    }

    /// <summary>
    /// Starts a server with one account of unmanaged instances, each with 50 tags of 128 and 256 characters of three bytes,
    /// and 1,000 managed instances of another account.
    /// </summary>
    public static async Task<LocalAwsServer> StartFatAsync(int instances)
    {
        var aws = await LocalAwsServer.StartAsync();
        var explorer = aws.ResourceExplorer.AddView(ViewArn, Scope);
        var reported = new DateTimeOffset(2026, 11, 22, 1, 15, 0, TimeSpan.Zero);
        var tags = Enumerable.Range(10, 50).ToDictionary(
            n => $"{n}{new string('鍵', 126)}", _ => new string('値', 256));
        for (var i = 0; i < instances; i++)
        {
            explorer.AddInstance(
                Account(0), "eu-west-1", $"i-{i:x17}", tags, reported);
        }

        for (var i = 0; i < 1000; i++)
        {
            var id = $"i-f{i:x16}";
            explorer.AddInstance(Account(1), "eu-west-1", id, null, reported);
            explorer.AddNode(Account(1), "eu-west-1", id, reported);
        }

        return aws;
    }

    // Spread over all first digits, as AWS assigns them.
    private static string Account(int number) =>
        $"{(number + 1) * 730_456_789_123 % 1_000_000_000_000:d12}";

    private static double Square(Random random) => Math.Pow(random.NextDouble(), 2);
}
