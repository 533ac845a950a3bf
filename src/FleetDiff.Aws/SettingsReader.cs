using System.Globalization;
using Amazon;
using FleetDiff.Comparing;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Aws;

/// <summary>
/// Reads settings one by one and collects what is wrong with them, so that a person hears it all at once.
/// </summary>
internal sealed class SettingsReader(IReadOnlyDictionary<string, string?> given)
{
    private const int MostGraceHours = 24 * 30;
    private const int MostExemptDays = 3650;
    private const string None = "none";
    private const string AccountIds = "account ids of 12 digits, comma separated";

    private readonly List<string> _problems = [];

    public string? Required(string name, Func<string, bool> isRight, string expected)
    {
        if (!given.TryGetValue(name, out var value) || value is null)
        {
            _problems.Add($"{name} is required: {expected}.");
            return null;
        }

        return Optional(name, isRight, expected, required: true);
    }

    public string? Optional(string name, Func<string, bool> isRight, string expected, bool required = false)
    {
        if (!given.TryGetValue(name, out var value) || value is null)
        {
            return null;
        }

        // Whoever gives an empty value means something by it; the default would be a guess at what.
        if (string.IsNullOrWhiteSpace(value))
        {
            _problems.Add($"{name} is empty; expected {expected}.{(required ? "" : " Leave it out for the default.")}");
            return null;
        }

        if (isRight(value.Trim()))
        {
            return value.Trim();
        }

        Wrong(name, value.Trim(), expected);
        return null;
    }

    public ArchiveLocation Archive()
    {
        const string Expected = "s3://bucket/prefix, or a folder";
        var value = Required(Setting.Archive, path => ArchiveLocation.Parse(path) is not null, Expected);
        var key = Optional(Setting.KmsKeyArn, IsKmsKeyArn,
            "the ARN of a KMS key, such as arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab");
        var owner = Optional(Setting.BucketOwner, id => InstanceKey.TryParseAccount(id, out _),
            "an account id of 12 digits");
        return (ArchiveLocation.Parse(value ?? ".") ?? new ArchiveLocation.Folder(".")) switch
        {
            ArchiveLocation.Bucket bucket => bucket with { KmsKeyArn = key, Owner = owner },
            var folder => folder,
        };
    }

    public TimeZoneInfo TimeZone()
    {
        var id = Optional(Setting.TimeZone, zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _),
            "an IANA name, such as UTC or Europe/Berlin");
        return id is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(id);
    }

    public Rules Rules()
    {
        var defaults = new Rules();
        var graceHours = Optional(Setting.GraceHours, hours => Number(hours) is >= 0 and <= MostGraceHours,
            $"a whole number of hours from 0 to {MostGraceHours}");
        var alertOn = Optional(Setting.AlertOn, word => AlertOnOf(word) is not null, "new, any or never");
        return defaults with
        {
            AlertOn = alertOn is null ? defaults.AlertOn : AlertOnOf(alertOn) ?? defaults.AlertOn,
            GraceHours = graceHours is null ? defaults.GraceHours : Number(graceHours) ?? 0,
            ExemptTag = ExemptTag(defaults.ExemptTag),
            ExemptTagMaxDays = ExemptTagMaxDays(),
            ExemptTagAccounts = Accounts(Setting.ExemptTagAccounts),
            ExemptSuppressed = Optional(Setting.ExemptSuppressed, word => word is "true" or "false", "true or false") == "true",
            Accounts = Accounts(Setting.Accounts),
        };
    }

    private static bool IsKmsKeyArn(string value) =>
        Arn.TryParse(value, out var arn) && arn.Service == "kms" && Region.TryParse(arn.Region, out _)
        && InstanceKey.TryParseAccount(arn.AccountId, out _)
        && arn.Resource.Split('/', 2) is ["key" or "alias", { Length: > 0 }];

    public void ThrowIfWrong()
    {
        if (_problems.Count > 0)
        {
            throw new SettingsException(_problems);
        }
    }

    private string? ExemptTag(string? byDefault)
    {
        var tag = Optional(Setting.ExemptTag, key => key.Length <= 128, "a tag key of at most 128 characters, or none");
        return tag is null ? byDefault : tag == None ? null : tag;
    }

    private int? ExemptTagMaxDays()
    {
        var days = Optional(Setting.ExemptTagMaxDays, text => Number(text) is >= 1 and <= MostExemptDays,
            $"a whole number of days from 1 to {MostExemptDays}");
        return days is null ? null : Number(days);
    }

    private string[] Accounts(string name)
    {
        var accounts = Items(name, AccountIds);
        foreach (var account in accounts.Where(account => !InstanceKey.TryParseAccount(account, out _)))
        {
            Wrong(name, account, AccountIds);
        }

        return accounts;
    }

    public EvidenceSettings Evidence()
    {
        const string Expected =
            "security-hub, systems-manager or config:AGGREGATOR (the aggregator's name), comma separated";
        var evidence = new EvidenceSettings();
        foreach (var item in Items(Setting.Evidence, Expected))
        {
            switch (item.Split(':', 2))
            {
                case ["security-hub"]:
                    evidence = evidence with { SecurityHub = true };
                    break;
                case ["systems-manager"]:
                    evidence = evidence with { SystemsManager = true };
                    break;
                case ["config", var aggregator]
                    when EvidenceSettings.IsAggregatorName(aggregator) && evidence.ConfigAggregator is null:
                    evidence = evidence with { ConfigAggregator = aggregator };
                    break;
                default:
                    Wrong(Setting.Evidence, item, Expected);
                    break;
            }
        }

        return evidence;
    }

    private string[] Items(string name, string expected)
    {
        var list = Optional(name, value => value.Any(character => character is not (',' or ' ')), expected);
        return (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private void Wrong(string name, string value, string expected) =>
        _problems.Add($"{name} is '{PlainText.OneLine(value, 200)}'; expected {expected}.");

    private static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static AlertOn? AlertOnOf(string value) => value switch
    {
        "new" => AlertOn.New,
        "any" => AlertOn.Any,
        "never" => AlertOn.Never,
        _ => null,
    };
}
