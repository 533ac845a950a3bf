using System.Text.Json.Nodes;
using FleetDiff.Cdk.Compute;
using FleetDiff.Cdk.Context;

namespace FleetDiff.Cdk.Release;

/// <summary>
/// The parameters of the release template. A setting without a parameter, such as an existing bucket, changes too many
/// resources for a condition; the deployment with the CDK has it.
/// </summary>
internal static class TemplateParameters
{
    private const string Accounts = @"\d{12}(,\d{12})*";

    private static readonly FleetDiffProps Defaults = new(new ContextReader([]), null);

    /// <summary>The parameter that <see cref="CreateView"/> replaces.</summary>
    public static TemplateParameter ViewArn { get; } = new("ViewArn", "viewArn",
        "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/sample/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d",
        "The ARN of the multi-account view of Resource Explorer, with tags included. Give this or CreateView.",
        Pattern: $@"arn:aws[a-z-]*:resource-explorer-2:[a-z0-9-]+:\d{{12}}:view/[A-Za-z0-9_-]+/[A-Za-z0-9_-]+");

    /// <summary>The parameter that makes the stack create a view.</summary>
    public static TemplateParameter CreateView { get; } = new("CreateView", "createView",
        "arn:aws:organizations::111122223333:organization/o-samplesample",
        "The ARN of the organization or of an organizational unit: the stack creates a view of it. Give this or ViewArn.",
        Pattern: ValueFormat.Scope.Pattern);

    /// <summary>Every parameter that sets a context value, in the order of the CloudFormation console.</summary>
    public static IReadOnlyList<TemplateParameter> All { get; } =
    [
        ViewArn,
        CreateView,
        .. new[] { "Email", "Email2", "Email3" }.Select((name, index) => new TemplateParameter(name, "emails",
            $"address{index + 1}@example.com", "A mail address for alerts and alarms. The recipient confirms the subscription.",
            Pattern: ValueFormat.Email.Pattern)),
        new("Schedule", "schedule", "cron(17 3 * * ? *)", "A minute and an hour of every day.",
            Default: Defaults.Schedule.Expression, Pattern: DailySchedule.Pattern),
        new("TimeZone", "timeZone", "Europe/Berlin", "An IANA name: the time zone of the schedule and of the report.",
            Default: Defaults.TimeZone.Id),
        CreateSwitch("SecurityHub", "evidence", "security-hub", "true reads the findings of control SSM.1 in Security Hub."),
        CreateSwitch("SystemsManager", "evidence", "systems-manager",
            "true reads the nodes of the unified console of Systems Manager."),
        new("ConfigAggregator", "evidence", "sample-aggregator",
            "The name of an aggregator of AWS Config, to read the states of instances.",
            Prefix: "config:", Pattern: "[A-Za-z0-9_-]{1,256}"),
        new("Accounts", "accounts", "444455556666",
            "The expected account ids, comma separated. Empty: the active accounts of the organization.",
            Pattern: Accounts),
        new("AlertOn", "alertOn", "any", "When an alert is sent.",
            Default: "new", Choices: ["new", "any", "never"]),
        new("GraceHours", "graceHours", "717", "The hours for which a newly unmanaged instance is not alerted.",
            Default: $"{Defaults.Rules.GraceHours}", Range: (0, 720)),
        new("ExemptTag", "exemptTag", "sample-tag", "The key of the tag that exempts an instance, or none.",
            Default: Defaults.Rules.ExemptTag),
        new("ExemptTagMaxDays", "exemptTagMaxDays", "1717",
            "The tag must have a date, at most this many days ahead. Empty: without a limit.",
            Pattern: @"[1-9]\d{0,2}|[12]\d{3}|3[0-5]\d{2}|36[0-4]\d|3650"),
        new("ExemptTagAccounts", "exemptTagAccounts", "777788889999",
            "The account ids whose tags may exempt, comma separated. Empty: all.",
            Pattern: Accounts),
        CreateSwitch("ExemptSuppressed", "exemptSuppressed", "true", "true: a suppressed SSM.1 finding exempts its instance."),
        // From 180 days on, the lifecycle rules have a transition.
        new("RetentionDays", "retentionDays", "1718", "Reports expire after this many days.",
            Default: $"{Defaults.RetentionDays}", Range: (180, 36500)),
        new("KmsKeyArn", "kmsKeyArn",
            "arn:aws:kms:eu-west-1:111122223333:key/5a5a5a5a-1c2d-4e3f-9a4b-5c6d7e8f9a0b",
            "The ARN of a KMS key of this Region for the data of the stack. Empty: keys that AWS manages.",
            Pattern: ValueFormat.Key.Pattern),
        new("MemoryMb", "memoryMb", "1719", "The memory of the function, in MiB.",
            Default: $"{Defaults.MemoryMb}", Range: (128, 10240)),
        new("Architecture", "architecture", FunctionPackage.Arm64, "The architecture of the function in CodeKey.",
            Default: Defaults.Package.Architecture, Choices: [FunctionPackage.X64, FunctionPackage.Arm64]),
    ];

    /// <summary>The parameters without which something is absent from the stack.</summary>
    // The condition of ViewArn is the opposite of that of CreateView: the template needs only one.
    public static IReadOnlyList<TemplateParameter> Conditional { get; } =
        [.. All.Where(parameter => parameter.Condition is not null && parameter != ViewArn)];

    /// <summary>The parameters of the optional sources.</summary>
    public static IReadOnlyList<TemplateParameter> Evidence { get; } =
        [.. All.Where(parameter => parameter.Context == "evidence")];

    /// <summary>The references to the parameters, by the value in a synthesis.</summary>
    public static IReadOnlyDictionary<string, JsonObject> References { get; } = All
        .Where(parameter => !parameter.IsSwitch)
        .ToDictionary(parameter => parameter.ContextValue, parameter => parameter.Reference);

    private static TemplateParameter CreateSwitch(string name, string context, string sample, string description) =>
        new(name, context, sample, description, Default: "false", Choices: ["false", "true"]);
}
