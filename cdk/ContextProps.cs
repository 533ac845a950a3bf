using System.Text.Json;

namespace FleetDiff.Cdk;

/// <summary>From context values to what is deployed.</summary>
public static class ContextProps
{
    // The function's variables hold 4 KB in all (Lambda quotas); the other ones need less than 1 KB.
    private const int MostAccounts = 230;

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
            View = reader.Text(ContextKey.ViewArn, text => ViewArn.Parse(text) is not null, Expected.View) is { } view
                ? ViewArn.Parse(view)
                : null,
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
            MemoryMb = reader.Number(ContextKey.MemoryMb, 128, 10240, "MiB") ?? defaults.MemoryMb,
            Architecture = reader.OneOf(ContextKey.Architecture, defaults.Architecture,
                FunctionPackage.Arm64, FunctionPackage.X64),
            Runtime = reader.OneOf(ContextKey.Runtime, defaults.Runtime,
                FunctionPackage.Native, FunctionPackage.Managed),
        };
        CheckTogether(reader, props);
        var package = new FunctionPackage(props.Runtime, props.Architecture);
        var folder = Path.Combine(root, package.Folder);
        if (!File.Exists(Path.Combine(folder, package.EntryPoint)))
        {
            reader.Problem($"The function is not published: there is no {package.EntryPoint} in {package.Folder}. "
                + $"In the repository's root run: {package.Command}");
        }

        reader.ThrowIfWrong();
        return props with { PackageFolder = folder };
    }

    private static void CheckTogether(ContextReader reader, FleetDiffProps props)
    {
        if (!reader.IsGiven(ContextKey.ViewArn) && !reader.IsGiven(ContextKey.CreateView))
        {
            reader.Problem($"{ContextKey.ViewArn} is required: {Expected.View}. "
                + $"(Or {ContextKey.CreateView}, and the stack makes a view.)");
        }

        if (reader.IsGiven(ContextKey.ViewArn) && reader.IsGiven(ContextKey.CreateView))
        {
            reader.Problem($"{ContextKey.ViewArn} and {ContextKey.CreateView} are both given; "
                + "give the one to read a view that exists, or the other to make one.");
        }

        if (props.Accounts.Count > MostAccounts)
        {
            reader.Problem($"{ContextKey.Accounts} has {props.Accounts.Count} account ids; "
                + $"a function's environment holds at most {MostAccounts}.");
        }

        if (props.ObjectLockDays > props.RetentionDays)
        {
            reader.Problem($"{ContextKey.ObjectLockDays} is {props.ObjectLockDays}, more than "
                + $"{ContextKey.RetentionDays} ({props.RetentionDays}); what is locked cannot expire.");
        }

        if (props is { ObjectLockDays: not null, BucketName: not null })
        {
            reader.Problem($"{ContextKey.ObjectLockDays} is for the bucket that the stack makes; "
                + $"the bucket of {ContextKey.BucketName} keeps the rules that it has.");
        }

        if (!props.Fleets.Contains(props.Fleet))
        {
            reader.Problem($"{ContextKey.Fleets} is without {props.Fleet}, the {ContextKey.Fleet} of this deployment; "
                + "name it too.");
        }

        if (props.KeyArns.Count > 0 && props.BucketName is null && props.TopicArn is null)
        {
            reader.Problem($"{ContextKey.KeyArns} names the keys of an existing bucket or topic, "
                + $"and neither {ContextKey.BucketName} nor {ContextKey.TopicArn} is given.");
        }

        if (props is { View: { } view, TopicArn: { } topic } && topic.Split(':')[3] != view.Region)
        {
            reader.Problem($"{ContextKey.TopicArn} is in another Region than the view ({view.Region}); "
                + "a function publishes to a topic of its own Region only.");
        }
    }

    private static Evidence EvidenceOf(IReadOnlyList<string> words) => new()
    {
        SecurityHub = words.Contains("security-hub"),
        SystemsManager = words.Contains("systems-manager"),
        ConfigAggregator = words.FirstOrDefault(word => word.StartsWith("config:", StringComparison.Ordinal))?[7..],
    };
}
