using System.CommandLine;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cli;

/// <summary>The command-line options of the settings. An option overrides its environment variable.</summary>
internal sealed class SettingOptions
{
    /// <summary>The line below an error in the settings.</summary>
    public const string SetupHint =
        "Set each as an environment variable, or as the option of that name: FLEETDIFF_VIEW_ARN is --view-arn.";

    // The name of each setting's value, its description, and the values that shell completion offers.
    private static readonly (string Setting, string Value, string Description, string[] Suggestions)[] Descriptions =
    [
        (Setting.ViewArn, "arn", "The multi-account Resource Explorer view to read.", []),
        (Setting.Archive, "location", "The archive of reports: s3://bucket/prefix, or a folder.", []),
        (Setting.KmsKeyArn, "arn", "The KMS key that encrypts the files in S3. Default: the encryption of the bucket.", []),
        (Setting.BucketOwner, "id", "The account that must own the bucket. Default: any.", []),
        (Setting.TopicArn, "arn", "The SNS topic for alerts. Without it, the alert is only printed.", []),
        (Setting.Evidence, "sources", "The optional sources to read: security-hub, systems-manager, config:AGGREGATOR.",
            ["security-hub", "systems-manager", "config:"]),
        (Setting.AlertOn, "new|any|never", "When an alert is sent. Default: new.", ["new", "any", "never"]),
        (Setting.TimeZone, "zone", "The time zone of the report date, an IANA name. Default: UTC.", []),
        (Setting.GraceHours, "hours", "How long an instance can be unmanaged before it is alerted. Default: 0.", []),
        (Setting.ExemptTag, "key|none", "The tag that makes an instance exempt. Default: fleetdiff:exempt.",
            ["fleetdiff:exempt", "none"]),
        (Setting.ExemptTagMaxDays, "days",
            "How far ahead the exempt tag's date can be. Default: no limit, and no date required.", []),
        (Setting.ExemptTagAccounts, "ids", "The accounts whose exempt tags are accepted, comma separated. Default: all.", []),
        (Setting.ExemptSuppressed, "true|false", "Whether a suppressed finding exempts its instance. Default: false.",
            ["true", "false"]),
        (Setting.Accounts, "organization|ids|none",
            "The expected accounts: those of AWS Organizations, or account ids, comma separated. Default: organization.",
            ["organization", "none"]),
    ];

    private readonly Dictionary<string, Option<string?>> _options;

    private SettingOptions(IEnumerable<string> settings) =>
        _options = settings.ToDictionary(setting => setting, CreateOption);

    /// <summary>Creates the options of all settings, for commands that run the job.</summary>
    public static SettingOptions CreateAll() => new(Setting.All);

    /// <summary>Creates the option of the archive, for commands that read reports.</summary>
    public static SettingOptions CreateArchive() => new([Setting.Archive]);

    /// <summary>Returns the name of a setting's option: <c>--view-arn</c> for <c>FLEETDIFF_VIEW_ARN</c>.</summary>
    public static string GetName(string setting) =>
        $"--{setting[Setting.Prefix.Length..].ToLowerInvariant().Replace('_', '-')}";

    /// <summary>Adds the options to a command, in the order of <see cref="Setting.All"/>.</summary>
    public void AddTo(Command command)
    {
        foreach (var setting in Setting.All.Where(_options.ContainsKey))
        {
            command.Options.Add(_options[setting]);
        }
    }

    /// <summary>Returns every setting: the value of its option, or else of its environment variable.</summary>
    public IReadOnlyDictionary<string, string?> Override(
        IReadOnlyDictionary<string, string?> environment, ParseResult given) =>
        Setting.All.ToDictionary(
            setting => setting,
            setting => _options.TryGetValue(setting, out var option) && given.GetValue(option) is { } value
                ? value
                : environment.GetValueOrDefault(setting));

    /// <summary>
    /// Formats the options that a command was given, for a shell: <c>--view-arn arn:… --archive ./fleet</c>. Environment
    /// variables are not repeated.
    /// </summary>
    public string FormatGiven(ParseResult given) => string.Join(' ',
        from setting in Setting.All
        where _options.ContainsKey(setting)
        let value = given.GetValue(_options[setting])
        where value is not null
        select $"{GetName(setting)} {Quote(value)}");

    /// <summary>Quotes a value for a shell, if that is necessary.</summary>
    public static string Quote(string value) => value.Length > 0 && value.All(IsPlain)
        ? value
        : $"'{value.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char character) =>
        char.IsAsciiLetterOrDigit(character) || "-_./:,=+@%".Contains(character, StringComparison.Ordinal)
        || (character == '\\' && OperatingSystem.IsWindows());

    private static Option<string?> CreateOption(string setting)
    {
        var (_, value, description, suggestions) = Descriptions.Single(known => known.Setting == setting);
        var option = new Option<string?>(GetName(setting))
        {
            HelpName = value,
            Description = $"{description} [{setting}]",
        };
        option.CompletionSources.Add(suggestions);
        return option;
    }
}
