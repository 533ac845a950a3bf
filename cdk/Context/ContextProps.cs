using System.Text.Json;
using FleetDiff.Cdk.Compute;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Context;

/// <summary>Converts context values to the settings of the stack.</summary>
public static class ContextProps
{
    private const int MaxDays = 100 * 365;

    /// <summary>Reads and validates every setting.</summary>
    /// <param name="context">The context, by name.</param>
    /// <param name="root">The root folder of the repository, which contains the published function.</param>
    /// <exception cref="SettingsException">Settings are missing or invalid; the exception lists all of them.</exception>
    public static FleetDiffProps Read(IReadOnlyDictionary<string, JsonElement> context, string root)
    {
        var reader = new ContextReader(context);
        reader.RejectUnknown(ContextKey.All);
        var defaults = new FleetDiffProps { PackageFolder = "" };
        var fleet = reader.Text(ContextKey.Fleet, ValueFormat.IsFleet, ValueFormat.Fleet) ?? defaults.Fleet;
        var props = new FleetDiffProps
        {
            View = SettingValues.ViewArn(reader),
            NewView = reader.Parse(ContextKey.CreateView, ValueFormat.ParseScope, ValueFormat.Scope),
            PackageFolder = "",
            Emails = reader.List(ContextKey.Emails, ValueFormat.IsEmail, ValueFormat.Email),
            Webhooks = reader.List(ContextKey.Webhooks, ValueFormat.IsWebhook, ValueFormat.Webhook),
            Schedule = reader.Text(ContextKey.Schedule, text => DailySchedule.Parse(text) is not null,
                ValueFormat.Schedule) ?? defaults.Schedule,
            TimeZone = SettingValues.TimeZone(reader),
            Evidence = SettingValues.Evidence(reader),
            Rules = SettingValues.Rules(reader),
            RetentionDays = reader.Number(ContextKey.RetentionDays, 1, MaxDays, "days") ?? defaults.RetentionDays,
            ObjectLockDays = reader.Number(ContextKey.ObjectLockDays, 1, MaxDays, "days"),
            BucketName = reader.Text(ContextKey.BucketName, ArchiveLocation.IsBucketName, ValueFormat.BucketName),
            Fleet = fleet,
            Fleets = reader.IsGiven(ContextKey.Fleets)
                ? reader.List(ContextKey.Fleets, ValueFormat.IsPrefix, ValueFormat.Prefixes)
                : [fleet],
            TopicArn = SettingValues.TopicArn(reader),
            KeyArns = reader.List(ContextKey.KeyArns, text => ValueFormat.ParseKey(text) is not null, ValueFormat.KeyArn),
            KmsKeyArn = reader.Parse(ContextKey.KmsKeyArn, ValueFormat.ParseKey, ValueFormat.OneKeyArn),
            Tags = reader.ReadPairs(ContextKey.Tags, ValueFormat.IsTag, ValueFormat.Tags),
            ReserveConcurrency = reader.OneOf(ContextKey.ReserveConcurrency, "true", "false") == "true",
            MemoryMb = reader.Number(ContextKey.MemoryMb, 128, 10240, "MiB") ?? defaults.MemoryMb,
            Architecture = reader.OneOf(ContextKey.Architecture, FunctionPackage.Arm64, FunctionPackage.X64)
                ?? defaults.Architecture,
            Runtime = reader.OneOf(ContextKey.Runtime, FunctionPackage.Native, FunctionPackage.Managed)
                ?? defaults.Runtime,
        };
        ContextRules.Check(reader, props);
        var package = new FunctionPackage(props.Runtime, props.Architecture);
        if (package.FindProblem(root) is { } problem)
        {
            reader.Problem(problem);
        }

        reader.ThrowIfWrong();
        return props with { PackageFolder = Path.Combine(root, package.Folder) };
    }
}
