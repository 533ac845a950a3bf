using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model.Reports;

/// <summary>
/// One instance as the report and <c>instances.jsonl.gz</c> show it. Fields without a value are left out.
/// </summary>
public sealed record ReportedInstance
{
    /// <summary>Reads an instance back from a report.</summary>
    /// <exception cref="FormatException">Account, Region or instance id are none.</exception>
    [JsonConstructor]
    public ReportedInstance(string account, string region, string instance)
    {
        if (!InstanceKey.TryParse(account, region, instance, out var key))
        {
            throw new FormatException($"'{account}', '{region}', '{instance}' is no account, Region and instance id.");
        }

        Key = key;
    }

    /// <summary>An instance with a key.</summary>
    public ReportedInstance(InstanceKey key) => Key = key;

    /// <summary>Account, Region and instance id together.</summary>
    [JsonIgnore]
    public InstanceKey Key { get; }

    /// <summary>The owning account, 12 digits.</summary>
    [JsonPropertyOrder(-3)]
    public string Account => Key.Account;

    /// <summary>The Region's code.</summary>
    [JsonPropertyOrder(-2)]
    public string Region => Key.Region.Code;

    /// <summary>The instance id.</summary>
    [JsonPropertyOrder(-1)]
    public string Instance => Key.Instance;

    /// <summary>The tag <c>Name</c>, or null. Somebody else's text.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The tags that the view shows. Left out in the lists of changes, which repeat rows of others.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Tags Tags { get; init; }

    /// <summary>How many more tags it has, because they are too large to be kept all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int TagsLeftOut { get; init; }

    /// <summary>What FleetDiff concludes.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why, as a code.</summary>
    public required Reason Reason { get; init; }

    /// <summary>Why, as one plain sentence.</summary>
    [JsonConverter(typeof(StringCache))]
    public required string Because { get; init; }

    /// <summary>What each source says of it.</summary>
    public required IReadOnlyList<InstanceEvidence> Evidence
    {
        get;
        // Most rows have one piece, and a list that was read has room for four.
        init => field = value is [var one] ? [one] : value;
    }

    /// <summary>The platform, as Systems Manager knows it, or else AWS Config; or null.</summary>
    [JsonConverter(typeof(StringCache))]
    public string? Platform { get; init; }

    /// <summary>The version of the SSM Agent, as Systems Manager knows it, or null.</summary>
    [JsonConverter(typeof(StringCache))]
    public string? AgentVersion { get; init; }

    /// <summary>The path of its account's organizational unit, as Systems Manager knows it, or null.</summary>
    [JsonConverter(typeof(StringCache))]
    public string? OrganizationalUnit { get; init; }

    /// <summary>Its state, as AWS Config knows it, or null.</summary>
    public InstanceState? State { get; init; }

    /// <summary>When it was launched, as AWS Config knows it, UTC, or null.</summary>
    public DateTimeOffset? LaunchedAt { get; init; }

    /// <summary>
    /// The hybrid node (<c>mi-…</c>) that it likely is, by address or name, or null. It is unmanaged all the same.
    /// </summary>
    public string? LikelyNode { get; init; }

    /// <summary>The group of unmanaged instances that it is one of, in words, or null.</summary>
    [JsonConverter(typeof(StringCache))]
    public string? Group { get; init; }

    /// <summary>What to look at next, or null. A group's is with the group.</summary>
    public NextStep? NextStep { get; init; }

    /// <summary>The rule by which it is exempt, or was when it became disputed; or null.</summary>
    [JsonConverter(typeof(StringCache))]
    public string? ExemptBy { get; init; }

    /// <summary>Whether it is exempt by its tag, which its account's owner sets.</summary>
    [JsonIgnore]
    public bool IsExemptByTag => ExemptBy?.StartsWith(Exemption.ByTag, StringComparison.Ordinal) == true;

    /// <summary>The date on which the exemption ends, or null.</summary>
    public DateOnly? ExemptUntil { get; init; }

    /// <summary>The first of the nights in a row on which it was unmanaged, disputed ones included, or null.</summary>
    public DateOnly? FirstUnmanaged { get; init; }

    /// <summary>The first of the nights in a row on which it was disputed, or null.</summary>
    public DateOnly? FirstDisputed { get; init; }

    /// <summary>The night on which it had been resolved before it was unmanaged again, or null.</summary>
    public DateOnly? Reopened { get; init; }

    /// <summary>The rule by which it was exempt until that ended or was taken away, or null.</summary>
    [JsonConverter(typeof(StringCache))]
    public string? ExemptionEnded { get; init; }

    /// <summary>Whether it is in its grace period, too new to alert about, or was when it became disputed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool InGracePeriod { get; init; }

    /// <summary>
    /// Why it is not alerted although it was not unmanaged before, or was not when it became disputed; or null.
    /// </summary>
    public SuppressionReason? NotAlerted { get; init; }

    /// <summary>
    /// Since when it is intermittent: the date of the run in which it was unmanaged again for the second time within four
    /// weeks. Null when it is not.
    /// </summary>
    public DateOnly? Intermittent { get; init; }

    /// <summary>Whether tonight is the night to alert about it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Due { get; init; }

    /// <summary>The last good night on which it was managed, or null.</summary>
    public DateOnly? LastManaged { get; init; }

    /// <summary>
    /// The date of the last run that listed it, when its account and Region cannot be seen in this one: then everything
    /// else is as it was on that date. Null when this run lists it.
    /// </summary>
    public DateOnly? LastSeen { get; init; }

    /// <summary>When Resource Explorer last saw the instance, UTC, or null.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>
    /// Whether its night is suspect; said only in <c>instances.jsonl.gz</c>, where a row stands without its report.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Suspect { get; init; }

    /// <summary>The evidence of one source, or null when it is silent.</summary>
    public InstanceEvidence? FindEvidence(Source source)
    {
        foreach (var evidence in Evidence)
        {
            if (evidence.Source == source && evidence.Status != ManagementStatus.Unknown)
            {
                return evidence;
            }
        }

        return null;
    }

    /// <summary>
    /// On how many nights in a row it has been unmanaged up to a date, counted by date; 0 when it is not.
    /// </summary>
    public int GetDaysOpen(DateOnly date) => FirstUnmanaged is { } first ? date.DayNumber - first.DayNumber + 1 : 0;
}
