using System.Text.Json;

namespace FleetDiff.Cdk;

/// <summary>From context values to what is deployed.</summary>
public static class ContextProps
{
    private const int MostDays = 100 * 365;

    /// <summary>Reads and checks every setting.</summary>
    /// <param name="context">The context, by name.</param>
    /// <param name="root">The repository's root, below which the published function is.</param>
    /// <exception cref="ContextException">Some are missing or wrong; it names every one.</exception>
    public static FleetDiffProps Read(IReadOnlyDictionary<string, JsonElement> context, string root)
    {
        var reader = new ContextReader(context);
        reader.RefuseUnknown(ContextKey.All);
        var defaults = new FleetDiffProps { PackageFolder = "" };
        var fleet = reader.Text(ContextKey.Fleet, Expected.IsFleet, Expected.Fleet) ?? defaults.Fleet;
        var props = new FleetDiffProps
        {
            View = reader.Parsed(ContextKey.ViewArn, ViewArn.Parse, Expected.View),
            NewView = reader.Text(ContextKey.CreateView, Expected.IsScope, Expected.Scope),
            PackageFolder = "",
            Emails = reader.List(ContextKey.Emails, Expected.IsEmail, Expected.Email),
            Webhooks = reader.List(ContextKey.Webhooks, Expected.IsWebhook, Expected.Webhook),
            Schedule = reader.Text(ContextKey.Schedule, text => DailySchedule.Parse(text) is not null,
                Expected.Schedule) ?? defaults.Schedule,
            TimeZone = reader.Text(ContextKey.TimeZone, Expected.IsTimeZone, Expected.TimeZone) ?? defaults.TimeZone,
            Evidence = EvidenceOf(reader.List(ContextKey.Evidence, Expected.IsEvidence, Expected.Evidence)),
            AlertOn = reader.OneOf(ContextKey.AlertOn, defaults.AlertOn, "new", "any", "never"),
            GraceHours = reader.Number(ContextKey.GraceHours, 0, 24 * 30, "hours") ?? defaults.GraceHours,
            ExemptTag = reader.Text(ContextKey.ExemptTag, Expected.IsTagKey, Expected.TagKey),
            ExemptTagMaxDays = reader.Number(ContextKey.ExemptTagMaxDays, 1, 3650, "days"),
            ExemptTagAccounts = reader.List(ContextKey.ExemptTagAccounts, Expected.IsAccount, Expected.Account),
            ExemptSuppressed = reader.OneOf(ContextKey.ExemptSuppressed, "false", "true", "false") == "true",
            Accounts = reader.List(ContextKey.Accounts, Expected.IsAccount, Expected.Account),
            RetentionDays = reader.Number(ContextKey.RetentionDays, 1, MostDays, "days") ?? defaults.RetentionDays,
            ObjectLockDays = reader.Number(ContextKey.ObjectLockDays, 1, MostDays, "days"),
            BucketName = reader.Text(ContextKey.BucketName, Expected.IsBucketName, Expected.BucketName),
            Fleet = fleet,
            Fleets = reader.IsGiven(ContextKey.Fleets)
                ? reader.List(ContextKey.Fleets, Expected.IsPrefix, Expected.Prefixes)
                : [fleet],
            TopicArn = reader.Text(ContextKey.TopicArn, Expected.IsTopicArn, Expected.TopicArn),
            KeyArns = reader.List(ContextKey.KeyArns, Expected.IsKeyArn, Expected.KeyArn),
            KmsKeyArn = reader.Text(ContextKey.KmsKeyArn, Expected.IsKeyArn, Expected.OneKeyArn),
            Tags = reader.Pairs(ContextKey.Tags, Expected.IsTag, Expected.Tags),
            ReserveConcurrency = reader.OneOf(ContextKey.ReserveConcurrency, "false", "true", "false") == "true",
            MemoryMb = reader.Number(ContextKey.MemoryMb, 128, 10240, "MiB") ?? defaults.MemoryMb,
            Architecture = reader.OneOf(ContextKey.Architecture, defaults.Architecture,
                FunctionPackage.Arm64, FunctionPackage.X64),
            Runtime = reader.OneOf(ContextKey.Runtime, defaults.Runtime,
                FunctionPackage.Native, FunctionPackage.Managed),
        };
        ContextRules.Check(reader, props);
        var package = new FunctionPackage(props.Runtime, props.Architecture);
        if (package.ProblemIn(root) is { } problem)
        {
            reader.Problem(problem);
        }

        reader.ThrowIfWrong();
        return props with { PackageFolder = Path.Combine(root, package.Folder) };
    }

    private static Evidence EvidenceOf(IReadOnlyList<string> words) => new()
    {
        SecurityHub = words.Contains("security-hub"),
        SystemsManager = words.Contains("systems-manager"),
        ConfigAggregator = words.FirstOrDefault(word => word.StartsWith("config:", StringComparison.Ordinal))?[7..],
    };
}
