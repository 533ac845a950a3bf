using System.Globalization;
using LocalAws.Explorer;
using LocalAws.Organizing;

namespace LocalAws.Demo;

/// <summary>A fictional organization, the same at every start except for the time of the last reports.</summary>
internal static class Organization
{
    public const string ViewArn =
        $"arn:aws:resource-explorer-2:{LocalAwsServer.Region}:{LocalAwsServer.AccountId}:view/fleet/" +
        "0f5c1a1e-6a53-4d1c-9f0e-2f6f6f1f8a11";

    public const string Bucket = "local-archive";

    public const string TopicArn = $"arn:aws:sns:{LocalAwsServer.Region}:{LocalAwsServer.AccountId}:local-alerts";

    /// <summary>The access token of IAM Identity Center.</summary>
    public const string AccessToken = "local-access-token";

    /// <summary>The role that is assigned to the owner of the access token.</summary>
    public const string Role = "ReadOnly";

    private const string ManagementAccount = LocalAwsServer.AccountId;
    private const string OrganizationId = "o-local0aws0";
    private const string Scope = $"arn:aws:organizations::{ManagementAccount}:organization/{OrganizationId}";

    private const int InstancesPerUnmanaged = 60;

    private static readonly string[] Accounts =
        [ManagementAccount, "210987654321", "310987654321", "410987654321", "510987654321"];

    private static readonly string[] Regions = ["eu-west-1", "eu-central-1", "us-east-1", "ap-southeast-2"];
    private static readonly string[] Teams = ["payments", "search", "logistics", "data", "web"];
    private static readonly string[] Stages = ["prod", "test", "dev"];

    public static void Build(LocalAwsServer aws, int instances)
    {
        aws.S3.CreateBucket(Bucket);
        aws.Sns.CreateTopic(TopicArn);
        aws.Identities.AddAccessToken(AccessToken);
        aws.Identities.Assign(ManagementAccount, Role);
        aws.ResourceExplorer.AddView(ViewArn, Scope);
        aws.Config.AddAggregator(Evidence.Aggregator);
        aws.SystemsManager.ManagementAccount = ManagementAccount;
        AddAccounts(aws.Organizations.Create(OrganizationId, ManagementAccount));
        AddIndexes(aws);
        AddInstances(aws, instances);
        for (var i = 0; i < Accounts.Length; i++)
        {
            aws.ResourceExplorer.AddNode(Accounts[i], Regions[0], Id("mi-", i));
            aws.SystemsManager.AddNode(new(Accounts[i], Regions[0], Id("mi-", i)));
        }

        // An orphaned node, whose instance was removed.
        aws.ResourceExplorer.AddNode(Accounts[1], Regions[0], Id("i-", instances));
    }

    // The last two have no index: one is suspended, the other is new.
    private static void AddAccounts(Organizations organizations)
    {
        const string Workloads = "ou-root-workload", Prod = "ou-root-prod0000", Test = "ou-root-test0000";
        organizations.AddUnit(new(Workloads, "Workloads"))
            .AddUnit(new(Prod, "Prod", Workloads))
            .AddUnit(new(Test, "Test", Workloads))
            .AddAccount(new(Accounts[1], "payments-prod") { Unit = Prod })
            .AddAccount(new(Accounts[2], "payments-test") { Unit = Test })
            .AddAccount(new(Accounts[3], "search-prod") { Unit = Prod })
            .AddAccount(new(Accounts[4], "logistics-prod") { Unit = Prod })
            .AddAccount(new("610987654321", "data-legacy") { Unit = Workloads, State = "SUSPENDED" })
            .AddAccount(new("710987654321", "web-test") { Unit = Test });
    }

    private static void AddIndexes(LocalAwsServer aws)
    {
        foreach (var account in Accounts)
        {
            foreach (var region in Regions)
            {
                var type = region == LocalAwsServer.Region ? IndexType.Aggregator : IndexType.Local;
                aws.ResourceExplorer.AddIndex(account, region, type);
                aws.Config.AddSource(new(account, region));
            }
        }
    }

    private static void AddInstances(LocalAwsServer aws, int instances)
    {
        var evidence = new Evidence(aws);
        var random = new Random(Seed: 1);
        for (var i = 0; i < instances; i++)
        {
            var account = random.GetItems(Accounts, 1)[0];
            var region = random.GetItems(Regions, 1)[0];
            var team = random.GetItems(Teams, 1)[0];
            var (id, name) = (Id("i-", i), string.Create(CultureInfo.InvariantCulture, $"{team}-{i:D4}"));
            aws.ResourceExplorer.AddInstance(account, region, id, new Dictionary<string, string>
            {
                ["Name"] = name,
                ["Team"] = team,
                ["Stage"] = random.GetItems(Stages, 1)[0],
            });
            if (i % InstancesPerUnmanaged == 0)
            {
                evidence.AddUnmanaged(account, region, id);
            }
            else
            {
                aws.ResourceExplorer.AddNode(account, region, id);
                evidence.AddManaged(account, region, id, name);
            }
        }
    }

    // Multiplying by an odd number never gives the same id twice.
    private static string Id(string prefix, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}0{((ulong)number + 1) * 0x9E37_79B9_7F4A_7C15:x16}");
}
