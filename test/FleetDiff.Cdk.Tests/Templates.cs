using System.Text.Json.Nodes;
using Amazon.CDK;
using FleetDiff.Cdk.Release;

namespace FleetDiff.Cdk.Tests;

/// <summary>The templates for tests. Each is synthesized once, because a synthesis takes seconds.</summary>
internal static class Templates
{
    public const string View =
        "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/org/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";

    public const string ExistingTopic = "arn:aws:sns:eu-west-1:111122223333:operations";

    public const string ExistingKey = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";

    public const string Organization = "arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5";

    public const string CustomerKey = "arn:aws:kms:eu-west-1:111122223333:key/5e6f7a8b-1c2d-4e3f-9a4b-5c6d7e8f9a0b";

    private const string AllEvidence = "\"evidence\": \"security-hub,systems-manager,config:org\"";

    private const string Unit = "arn:aws:organizations::111122223333:ou/o-a1b2c3d4e5/ou-ab12-3cd4ef56";

    // The Node.js process of the CDK handles one request at a time.
    private static readonly Lock Turn = new();

    private static readonly Dictionary<string, Lazy<Template>> Made = new()
    {
        // Only the required setting.
        ["usual"] = new(() => Make(Given.View)),
        // Every setting.
        ["full"] = new(() => Make($"""
            {Given.View}, {AllEvidence}, "emails": ["platform@example.com", "security@example.com"],
            "webhooks": "https://alerts.example.com/fleetdiff", "schedule": "cron(15 4 * * ? *)", "timeZone": "Europe/Berlin",
            "alertOn": "any", "graceHours": 24, "exemptTag": "no-agent", "exemptTagMaxDays": 90,
            "exemptTagAccounts": "444455556666", "exemptSuppressed": true, "accounts": ["111122223333", "222233334444"],
            "retentionDays": "400", "objectLockDays": 365, "fleets": "fleetdiff,fleetdiff/apac", "memoryMb": 1024,
            "architecture": "arm64"
            """)),
        // An existing bucket and topic, the managed runtime, and no expected accounts.
        ["existing"] = new(() => Make($"""
            {Given.View}, "bucketName": "example-audit-archive", "topicArn": "{ExistingTopic}", "keyArns": "{ExistingKey}",
            "runtime": "dotnet10", "accounts": "none"
            """)),
        // A second deployment with the same bucket.
        ["second fleet"] = new(() => Make($"""
            {Given.View}, "bucketName": "example-audit-archive", "fleet": "fleetdiff-apac",
            "fleets": ["fleetdiff", "fleetdiff-apac"]
            """)),
        // A customer managed key, reserved concurrency and tags.
        ["key and tags"] = new(() => Make($$"""
            {{Given.View}}, "kmsKeyArn": "{{CustomerKey}}", "reserveConcurrency": true,
            "tags": { "team": "platform", "cost-center": "4711" }
            """)),
        ["govcloud"] = new(() => Make($"{GivenView("aws-us-gov", "us-gov-west-1")}, {AllEvidence}")),
        ["china"] = new(() => Make($"{GivenView("aws-cn", "cn-north-1")}, {AllEvidence}")),
        // Context values of the CDK itself.
        ["boundary"] = new(() => Make(Given.View, new()
        {
            ["@aws-cdk/core:permissionsBoundary"] = new Dictionary<string, object> { ["name"] = "example-boundary" },
            ["@aws-cdk/core:bootstrapQualifier"] = "fleet1",
        })),
        // A view that the stack creates, and a short retention.
        ["new view"] = new(() => Make($"\"createView\": \"{Organization}\", \"retentionDays\": 90")),
        ["new view of a unit"] = new(() => Make($"\"createView\": \"{Unit}\"")),
        // The template of a release, with parameters.
        ["release"] = new(MakeRelease),
    };

    public static IReadOnlyList<string> NamesWithoutParameters { get; } = [.. Made.Keys.Where(name => name != "release")];

    public static TheoryData<string> WithoutParameters { get; } = [.. NamesWithoutParameters];

    public static Template Usual => Get("usual");

    public static Template Full => Get("full");

    public static Template Existing => Get("existing");

    public static Template SecondFleet => Get("second fleet");

    public static Template NewView => Get("new view");

    public static Template KeyAndTags => Get("key and tags");

    public static Template Boundary => Get("boundary");

    public static Template Release => Get("release");

    public static Template Get(string name)
    {
        lock (Turn)
        {
            return Made[name].Value;
        }
    }

    /// <summary>Returns the template of a stack without assets.</summary>
    public static JsonObject MakeWithoutAssets(JsonObject context)
    {
        lock (Turn)
        {
            return ReleaseTemplate.Synthesize(context);
        }
    }

    private static string GivenView(string partition, string region) => Given.View
        .Replace("arn:aws", $"arn:{partition}", StringComparison.Ordinal).Replace("eu-west-1", region, StringComparison.Ordinal);

    private static Template MakeRelease()
    {
        var file = Path.Combine(
            Directory.CreateTempSubdirectory("fleetdiff-release-").FullName, "fleetdiff.template.json");
        var template = ReleaseTemplate.Create("0.1.0");
        File.WriteAllText(file, template.ToJsonString());
        return new Template(file, template);
    }

    private static Template Make(string context, Dictionary<string, object>? ofTheCdk = null)
    {
        var folder = Directory.CreateTempSubdirectory("fleetdiff-synth-").FullName;
        var app = new App(new AppProps { Outdir = folder, Context = ofTheCdk });
        _ = new FleetDiffStack(app, Given.Props(context));
        app.Synth();
        var file = Directory.GetFiles(folder, "*.template.json").Single();
        return new Template(file, JsonNode.Parse(File.ReadAllText(file))!);
    }
}
