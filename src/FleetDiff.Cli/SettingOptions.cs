using System.CommandLine;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cli;

/// <summary>An option for each setting. An option that is given stands before its environment variable.</summary>
internal sealed class SettingOptions
{
    public const string SetupHint =
        "Each is an environment variable, or the option of that name: FLEETDIFF_VIEW_ARN is --view-arn.";

    private readonly Dictionary<string, Option<string?>> _options;

    private SettingOptions(IEnumerable<string> settings) =>
        _options = settings.ToDictionary(setting => setting, CreateOption);

    /// <summary>All settings: what a night needs.</summary>
    public static SettingOptions CreateAll() => new(Setting.All);

    /// <summary>The archive: what looking at nights needs.</summary>
    public static SettingOptions CreateArchive() => new([Setting.Archive]);

    /// <summary>The name of a setting's option: <c>--view-arn</c> for <c>FLEETDIFF_VIEW_ARN</c>.</summary>
    public static string GetName(string setting) =>
        $"--{setting[Setting.Prefix.Length..].ToLowerInvariant().Replace('_', '-')}";

    public void AddTo(Command command)
    {
        foreach (var setting in Setting.All.Where(_options.ContainsKey))
        {
            command.Options.Add(_options[setting]);
        }
    }

    /// <summary>The environment's settings with the options laid over them.</summary>
    public IReadOnlyDictionary<string, string?> Override(
        IReadOnlyDictionary<string, string?> environment, ParseResult given) =>
        Setting.All.ToDictionary(
            setting => setting,
            setting => _options.TryGetValue(setting, out var option) && given.GetValue(option) is { } value
                ? value
                : environment.GetValueOrDefault(setting));

    private static Option<string?> CreateOption(string setting)
    {
        var (value, description) = Describe(setting);
        var option = new Option<string?>(GetName(setting))
        {
            HelpName = value,
            Description = $"{description} [{setting}]",
        };
        option.CompletionSources.Add(GetValues(setting));
        return option;
    }

    // What can be counted up, for completing.
    private static string[] GetValues(string setting) => setting switch
    {
        Setting.AlertOn => ["new", "any", "never"],
        Setting.ExemptTag => ["fleetdiff:exempt", "none"],
        Setting.ExemptSuppressed => ["true", "false"],
        Setting.Evidence => ["security-hub", "systems-manager", "config:"],
        _ => [],
    };

    private static (string Value, string Description) Describe(string setting) => setting switch
    {
        Setting.ViewArn => ("arn", "The multi-account Resource Explorer view that is read."),
        Setting.Archive => ("place", "Where nights are kept: s3://bucket/prefix, or a folder."),
        Setting.KmsKeyArn => ("arn", "The KMS key that encrypts what is written to S3. Default: as the bucket has it."),
        Setting.BucketOwner => ("id", "The account that has to own the bucket. Default: any."),
        Setting.TopicArn => ("arn", "The SNS topic that alerts go to. Without it the alert is only printed."),
        Setting.Evidence => ("sources", "More sources to ask: security-hub, systems-manager, config:AGGREGATOR."),
        Setting.AlertOn => ("new|any|never", "What an alert is sent for. Default: new."),
        Setting.TimeZone => ("zone", "The time zone of a night's date, an IANA name. Default: UTC."),
        Setting.GraceHours => ("hours", "How long an instance may be unmanaged before it alerts. Default: 0."),
        Setting.ExemptTag => ("key|none", "The tag that makes an instance exempt. Default: fleetdiff:exempt."),
        Setting.ExemptTagMaxDays => ("days", "How many days ahead the exempt tag's date may be. Default: any, or none."),
        Setting.ExemptTagAccounts => ("ids", "The accounts whose exempt tags count, comma separated. Default: all."),
        Setting.ExemptSuppressed => ("true|false", "Whether a suppressed finding exempts its instance. Default: false."),
        Setting.Accounts => ("ids", "The expected account ids, comma separated: turns on blind spots."),
        _ => ("value", ""),
    };
}
