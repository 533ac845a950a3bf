using System.Text.Json.Nodes;
using FleetDiff.Cdk.Compute;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Context;

/// <summary>Converts context values to the settings of the stack.</summary>
internal static class ContextProps
{
    private const int MaxDays = 100 * 365;

    /// <summary>Reads and validates every setting.</summary>
    /// <param name="context">The context, by name.</param>
    /// <param name="root">
    /// The root folder of the repository, which contains the published function; null for a stack without assets.
    /// </param>
    /// <exception cref="SettingsException">Settings are missing or invalid; the exception lists all of them.</exception>
    public static FleetDiffProps Read(JsonObject context, string? root)
    {
        var reader = new ContextReader(context);
        reader.RejectUnknown();
        var defaults = new FleetDiffProps();
        var fleet = reader.ParseText(ContextKey.Fleet, ValueFormat.IsFleet, ValueFormat.Fleet) ?? defaults.Fleet;
        var props = new FleetDiffProps
        {
            View = SettingValues.ReadViewArn(reader),
            NewView = reader.Parse(ContextKey.CreateView, ValueFormat.ParseScope, ValueFormat.Scope),
            Emails = reader.ParseList(ContextKey.Emails, ValueFormat.IsEmail, ValueFormat.Email),
            Webhooks = reader.ParseList(ContextKey.Webhooks, ValueFormat.IsWebhook, ValueFormat.Webhook),
            Schedule = reader.Parse(ContextKey.Schedule, DailySchedule.Parse, ValueFormat.Schedule) ?? defaults.Schedule,
            TimeZone = SettingValues.ReadTimeZone(reader),
            Evidence = SettingValues.ReadEvidence(reader),
            Rules = SettingValues.ReadRules(reader),
            RetentionDays = reader.ParseNumber(ContextKey.RetentionDays, 1, MaxDays, "days") ?? defaults.RetentionDays,
            ObjectLockDays = reader.ParseNumber(ContextKey.ObjectLockDays, 1, MaxDays, "days"),
            BucketName = reader.ParseText(ContextKey.BucketName, ArchiveLocation.IsBucketName, ValueFormat.BucketName),
            Fleet = fleet,
            Fleets = reader.IsSet(ContextKey.Fleets)
                ? reader.ParseList(ContextKey.Fleets, ValueFormat.IsPrefix, ValueFormat.Prefixes)
                : [fleet],
            TopicArn = SettingValues.ReadTopicArn(reader),
            KeyArns = reader.ParseList(ContextKey.KeyArns, text => ValueFormat.ParseKey(text) is not null, ValueFormat.KeyArn),
            KmsKeyArn = reader.Parse(ContextKey.KmsKeyArn, ValueFormat.ParseKey, ValueFormat.OneKeyArn),
            Tags = reader.ReadPairs(ContextKey.Tags, ValueFormat.IsTag, ValueFormat.Tags),
            ReserveConcurrency = reader.ParseChoice(ContextKey.ReserveConcurrency, "true", "false") == "true",
            MemoryMb = reader.ParseNumber(ContextKey.MemoryMb, 128, 10240, "MiB") ?? defaults.MemoryMb,
            Architecture = reader.ParseChoice(ContextKey.Architecture, FunctionPackage.Arm64, FunctionPackage.X64)
                ?? defaults.Architecture,
            Runtime = reader.ParseChoice(ContextKey.Runtime, FunctionPackage.Native, FunctionPackage.Managed)
                ?? defaults.Runtime,
        };
        ContextRules.Check(reader, props);
        var package = new FunctionPackage(props.Runtime, props.Architecture);
        if (root is not null && package.FindProblem(root) is { } problem)
        {
            reader.AddProblem(problem);
        }

        reader.ThrowIfInvalid();
        return props with { PackageFolder = root is null ? null : Path.Combine(root, package.Folder) };
    }
}
