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

    private static readonly Dictionary<string, string> Contexts = new()
    {
        // Only the required setting.
        ["usual"] = Given.View,
        // Every setting.
        ["full"] = $"""
            {Given.View}, {AllEvidence}, "emails": ["platform@example.com", "security@example.com"],
            "webhooks": "https://alerts.example.com/fleetdiff", "schedule": "cron(15 4 * * ? *)", "timeZone": "Europe/Berlin",
            "alertOn": "any", "graceHours": 24, "exemptTag": "no-agent", "exemptTagMaxDays": 90,
            "exemptTagAccounts": "444455556666", "exemptSuppressed": true, "accounts": ["111122223333", "222233334444"],
            "retentionDays": "400", "objectLockDays": 365, "fleets": "fleetdiff,fleetdiff/apac", "memoryMb": 1024,
            "architecture": "arm64"
            """,
        // An existing bucket and topic, the managed runtime, and no expected accounts.
        ["existing"] = $"""
            {Given.View}, "bucketName": "example-audit-archive", "topicArn": "{ExistingTopic}", "keyArns": "{ExistingKey}",
            "runtime": "dotnet10", "accounts": "none"
            """,
        // A second deployment with the same bucket, and with a view that the stack creates.
        ["second fleet"] = $"""
            "createView": "{Unit}", "bucketName": "example-audit-archive", "fleet": "fleetdiff-apac",
            "fleets": ["fleetdiff", "fleetdiff-apac"]
            """,
        // A view that the stack creates, a customer managed key, a short retention, and context values of the CDK itself.
        ["custom"] = $$"""
            "createView": "{{Organization}}", "kmsKeyArn": "{{CustomerKey}}", "reserveConcurrency": true, "retentionDays": 90,
            "tags": { "team": "platform", "cost-center": "4711" }
            """,
        ["govcloud"] = $"{GivenView("aws-us-gov", "us-gov-west-1")}, {AllEvidence}",
        ["china"] = $"{GivenView("aws-cn", "cn-north-1")}, {AllEvidence}",
    };

    private static readonly Dictionary<string, object> ContextOfTheCdk = new()
    {
        ["@aws-cdk/core:permissionsBoundary"] = new Dictionary<string, object> { ["name"] = "example-boundary" },
        ["@aws-cdk/core:bootstrapQualifier"] = "fleet1",
    };

    private static readonly Dictionary<string, Template> Made = [];

    public static IReadOnlyCollection<string> NamesWithoutParameters => Contexts.Keys;

    public static TheoryData<string> WithoutParameters { get; } = [.. Contexts.Keys];

    public static Template Usual => Get("usual");

    public static Template Full => Get("full");

    public static Template Existing => Get("existing");

    public static Template SecondFleet => Get("second fleet");

    public static Template Custom => Get("custom");

    public static Template Release => Get("release");

    public static Template Get(string name)
    {
        lock (Turn)
        {
            return Made.TryGetValue(name, out var made) ? made : Made[name] = name == "release" ? MakeRelease() : Make(name);
        }
    }

    /// <summary>Returns the settings of a template without parameters.</summary>
    public static FleetDiffProps GetProps(string name) => Given.Props(Contexts[name]);

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

    private static Template Make(string name)
    {
        var folder = Directory.CreateTempSubdirectory("fleetdiff-synth-").FullName;
        var app = new App(new AppProps
        {
            Outdir = folder,
            Context = name == "custom" ? ContextOfTheCdk : null,
            StackTraces = false,
        });
        _ = new FleetDiffStack(app, GetProps(name));
        app.Synth();
        var file = Directory.GetFiles(folder, "*.template.json").Single();
        return new Template(file, JsonNode.Parse(File.ReadAllText(file))!);
    }
}
