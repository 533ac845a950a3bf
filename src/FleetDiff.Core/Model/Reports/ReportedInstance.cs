using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Reports;

/// <summary>One instance in the report and in <c>instances.jsonl.gz</c>. Fields without a value are omitted.</summary>
/// <remarks>
/// The group of an instance is found after its row is created. Its fields are set in the row: a copy of every row would
/// double their memory.
/// </remarks>
public sealed record ReportedInstance
{
    /// <summary>Creates an instance from the fields of a stored report.</summary>
    /// <exception cref="FormatException">The account, Region or instance id is not valid.</exception>
    [JsonConstructor]
    public ReportedInstance(string account, string region, string instance)
    {
        if (!InstanceKey.TryParse(account, region, instance, out var key))
        {
            throw new FormatException($"'{account}', '{region}', '{instance}' are not a valid account, Region and instance id.");
        }

        Key = key;
    }

    /// <summary>Creates an instance from its key.</summary>
    public ReportedInstance(InstanceKey key) => Key = key;

    /// <summary>The account, Region and instance id.</summary>
    [JsonIgnore]
    public InstanceKey Key { get; }

    /// <summary>The id of the owning account, 12 digits.</summary>
    [JsonPropertyOrder(-3)]
    public string Account => Key.Account;

    /// <summary>The Region code.</summary>
    [JsonPropertyOrder(-2)]
    public string Region => Key.Region.Code;

    /// <summary>The instance id.</summary>
    [JsonPropertyOrder(-1)]
    public string Instance => Key.Instance;

    /// <summary>The tag <c>Name</c>, or null. Untrusted input.</summary>
    public string? Name { get; init; }

    /// <summary>The tags from the view. Omitted in the lists of changes, which repeat rows of other lists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Tags Tags { get; init; }

    /// <summary>The number of tags that are omitted because of their size.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int TagsLeftOut { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The reason of the verdict, as a code.</summary>
    public required Reason Reason { get; init; }

    /// <summary>The explanation of the verdict, as plain sentences.</summary>
    [JsonConverter(typeof(StringCache))]
    public required string Because { get; init; }

    /// <summary>What each source reports about the instance.</summary>
    public required IReadOnlyList<InstanceEvidence> Evidence
    {
        get;
        // A deserialized list has a capacity of four, and most rows have one item: copying saves memory.
        init => field = value is [var one] ? [one] : value;
    }

    /// <summary>The platform according to Systems Manager, else AWS Config; or null.</summary>
    [JsonConverter(typeof(StringCache))]
    public string? Platform { get; init; }

    /// <summary>The version of the SSM Agent according to Systems Manager, or null.</summary>
    [JsonConverter(typeof(StringCache))]
    public string? AgentVersion { get; init; }

    /// <summary>The name of the account according to AWS Organizations, or null. Untrusted input.</summary>
    [JsonConverter(typeof(StringCache))]
    public string? AccountName { get; init; }

    /// <summary>
    /// The names of the account's organizational units according to AWS Organizations, such as <c>Workloads/Prod</c>; else
    /// the path of ids according to Systems Manager; or null. Untrusted input.
    /// </summary>
    [JsonConverter(typeof(StringCache))]
    public string? OrganizationalUnit { get; init; }

    /// <summary>The state of the instance according to AWS Config, or null.</summary>
    public InstanceState? State { get; init; }

    /// <summary>The launch time according to AWS Config, UTC, or null.</summary>
    public DateTimeOffset? LaunchedAt { get; init; }

    /// <summary>
    /// The hybrid node (<c>mi-…</c>) that is likely this instance, matched by address or name; or null. It does not change
    /// the verdict.
    /// </summary>
    public string? LikelyNode { get; init; }

    /// <summary>The label of the group of the instance, or null.</summary>
    [JsonConverter(typeof(StringCache))]
    public string? Group { get; set; }

    /// <summary>The likely cause, with its fix; null unless the instance is unmanaged and not exempt.</summary>
    public Cause? Cause { get; set; }

    /// <summary>The rule that exempts the instance, or that exempted it when it became disputed; or null.</summary>
    [JsonConverter(typeof(StringCache))]
    public string? ExemptBy { get; init; }

    /// <summary>Whether the instance is exempt by a tag, which the account owner sets.</summary>
    internal bool IsExemptByTag => ExemptBy?.StartsWith(Exemption.ByTag, StringComparison.Ordinal) == true;

    /// <summary>The date on which the exemption ends, or null.</summary>
    public DateOnly? ExemptUntil { get; init; }

    /// <summary>
    /// The date since which the instance has been unmanaged in every run, including runs in which it was disputed; or null.
    /// </summary>
    public DateOnly? FirstUnmanaged { get; init; }

    /// <summary>The date since which the instance has been disputed in every run, or null.</summary>
    public DateOnly? FirstDisputed { get; init; }

    /// <summary>The date on which a reopened instance had been resolved, or null.</summary>
    public DateOnly? Reopened { get; init; }

    /// <summary>The rule that exempted the instance until the rule ended or was deleted, or null.</summary>
    [JsonConverter(typeof(StringCache))]
    public string? ExemptionEnded { get; init; }

    /// <summary>Whether the instance is in its grace period and not alerted yet, or was when it became disputed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool InGracePeriod { get; set; }

    /// <summary>Why a newly unmanaged instance is not alerted, or was not alerted when it became disputed; or null.</summary>
    public SuppressionReason? NotAlerted { get; set; }

    /// <summary>
    /// The date since which the instance is intermittent: the run in which it was unmanaged again for the second time within
    /// four weeks. Null when it is not intermittent.
    /// </summary>
    public DateOnly? Intermittent { get; init; }

    /// <summary>Whether this run alerts about the instance.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Due { get; set; }

    /// <summary>The date of the last run that was not suspect and in which the instance was managed, or null.</summary>
    public DateOnly? LastManaged { get; init; }

    /// <summary>
    /// The date of the last run that listed the instance, when this run cannot see its account and Region; the other fields
    /// are of that date. Null when this run lists the instance.
    /// </summary>
    public DateOnly? LastSeen { get; init; }

    /// <summary>The time at which Resource Explorer last observed the instance, UTC, or null.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>
    /// Whether the report is suspect. Set only in <c>instances.jsonl.gz</c>, whose rows are read without the report.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Suspect { get; init; }

    /// <summary>The verdict, with exempt instances apart.</summary>
    [JsonIgnore]
    public InstanceStatus Status => Verdict switch
    {
        Verdict.Managed => InstanceStatus.Managed,
        Verdict.Dormant => InstanceStatus.Dormant,
        Verdict.Disputed => InstanceStatus.Disputed,
        _ => ExemptBy is null ? InstanceStatus.Unmanaged : InstanceStatus.Exempt,
    };

    /// <summary>
    /// Whether the instance can be resolved: it is unmanaged and not exempt, or it was when it became disputed.
    /// </summary>
    internal bool IsOpen => ExemptBy is null
        && (Verdict == Verdict.Unmanaged || (Verdict == Verdict.Disputed && FirstUnmanaged is not null));

    /// <summary>Returns the evidence of a source, or null when the source reports nothing.</summary>
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
    /// Returns the number of days that the instance has been unmanaged up to and including a date; 0 when it is not.
    /// </summary>
    public int GetDaysOpen(DateOnly date) => FirstUnmanaged is { } first ? date.DayNumber - first.DayNumber + 1 : 0;
}
