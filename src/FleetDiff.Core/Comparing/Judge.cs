using FleetDiff.Comparing.Exempting;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

/// <summary>Makes the row of an instance: its verdict with everything that led to it.</summary>
/// <param name="date">The night.</param>
/// <param name="witnesses">What the sources said.</param>
/// <param name="baseline">What the nights before know.</param>
/// <param name="missing">Who keeps its state because all nodes around it are missing.</param>
/// <param name="failed">The sources that failed, and what rests on them.</param>
/// <param name="rules">What the settings say.</param>
internal sealed class Judge(
    DateOnly date, Witnesses witnesses, Baseline baseline, MissingNodes missing, FailedSources failed, Rules rules)
{
    private readonly HybridRegistrations _hybrid = HybridRegistrations.Find(witnesses);
    private readonly DateTimeOffset? _asOf = witnesses.Inventory.Ledger.Observed;
    private Said _said;
    private string? _because;

    /// <summary>The row of the instance at a place in the inventory.</summary>
    public ReportedInstance Row(int place)
    {
        var instance = witnesses.Inventory.Instances.Span[place];
        var key = instance.Key;
        var before = baseline.Row(key);
        var witnessed = witnesses.Of(place, baseline.ManagedUntil(key));
        var plain = missing.Keeps(key)
            ? new(Verdict.Managed, Reason.NodesMissing)
            : Judgement.Of(witnessed);
        var kept = failed.Keep(plain, witnessed, before);
        var judgement = kept ?? plain;
        var hybrid = judgement.Verdict == Verdict.Unmanaged ? _hybrid.Of(key) : null;
        var because = kept is null ? Because(judgement, witnessed) : failed.Because;
        var tags = TagsOf(instance, before);
        var node = witnesses.Node(key);
        var standing = judgement.Verdict switch
        {
            Verdict.Unmanaged => Unmanaged(key, before, witnessed.Facts?.LaunchedAt),
            Verdict.Disputed => Disputed(before),
            _ => default,
        };
        return new ReportedInstance(key)
        {
            Name = tags["Name"],
            Tags = tags,
            TagsLeftOut = tags.LeftOut,
            Verdict = judgement.Verdict,
            Reason = judgement.Reason,
            Because = hybrid is null ? because : $"{because} {hybrid.Sentence}",
            LikelyNode = hybrid?.Node,
            Evidence = witnessed.Evidence,
            Platform = node?.Platform ?? witnessed.Facts?.Platform,
            AgentVersion = node?.AgentVersion,
            OrganizationalUnit = node?.OrganizationalUnit,
            State = witnessed.Facts?.State,
            LaunchedAt = witnessed.Facts?.LaunchedAt,
            FirstUnmanaged = standing.FirstUnmanaged,
            FirstDisputed = standing.FirstDisputed,
            Reopened = standing.Reopened,
            TooNew = standing.TooNew,
            Quiet = standing.Quiet,
            ExemptBy = standing.ExemptBy,
            ExemptUntil = standing.ExemptUntil,
            ExemptionEnded = standing.ExemptionEnded,
            Intermittent = standing.Intermittent,
            Due = standing.Due,
            LastManaged = judgement is { Verdict: Verdict.Managed, Reason: not Reason.NodesMissing } ? date : witnessed.LastManaged,
            ReportedAt = instance.ReportedAt,
        };
    }

    /// <summary>The row of an instance that another source speaks of and the inventory does not have.</summary>
    public static ReportedInstance NotInInventory(InstanceKey key, IReadOnlyList<Evidence> evidence) => new(key)
    {
        Tags = Tags.None,
        Verdict = Verdict.Disputed,
        Reason = Reason.NotInInventory,
        Because = Sentence.Of(new(Verdict.Disputed, Reason.NotInInventory), default, null),
        Evidence = evidence,
    };

    /// <summary>An unmanaged row as exempt.</summary>
    public static ReportedInstance Exempt(ReportedInstance row, Exemption exemption) => row with
    {
        ExemptBy = exemption.Rule,
        ExemptUntil = exemption.Until,
        Due = false,
        Quiet = null,
        Intermittent = null,
    };

    /// <summary>
    /// An unmanaged row that is not exempt, with the rule by which it was until that ended. A rule that ended before
    /// the instance was ever seen ended nothing for it.
    /// </summary>
    public ReportedInstance NoLongerExempt(ReportedInstance row, Exemption? ended)
    {
        var rule = baseline.Row(row.Key) switch
        {
            { ExemptBy: { } before } => ended?.Rule ?? before,
            var before => before?.ExemptionEnded,
        };
        return rule is null ? row : row with { ExemptionEnded = rule };
    }

    /// <summary>
    /// How a person had set the finding of an exempt instance aside in the baseline, when its source failed in this run;
    /// else null.
    /// </summary>
    public Suppression? SuppressionBefore(InstanceKey key) =>
        failed.Lacks(Source.SecurityHub) && baseline.Row(key)?.ExemptBy is { } rule
            && rule.StartsWith(Exemption.BySuppression, StringComparison.Ordinal)
                ? new(rule[Exemption.BySuppression.Length..], null, null, null)
                : null;

    // What the view does not show is as it was when it did.
    private Tags TagsOf(in Instance instance, BaselineInstance? before) =>
        witnesses.SeesTags || before is null || !instance.Tags.IsEmpty ? instance.Tags : before.Tags;

    // Of a hundred thousand in a row nearly all have the sentence of the one before.
    private string Because(Judgement judgement, in Witnessed witnessed)
    {
        var said = new Said(judgement, witnessed.ResourceExplorer.ObservedAt is null, witnessed.SecurityHub,
            witnessed.SystemsManager?.ObservedAt, witnessed.Facts?.State,
            Sentence.RecordedLongAgo(witnessed.Facts, _asOf), witnessed.LastManaged, witnessed.HasAgent);
        if (_because is null || said != _said)
        {
            _said = said;
            _because = SharedText.Of(Sentence.Of(judgement, witnessed, _asOf));
        }

        return _because;
    }

    private Standing Unmanaged(InstanceKey key, BaselineInstance? before, DateTimeOffset? launchedAt)
    {
        // What was unmanaged when it became disputed is not new when the dispute ends.
        var isNew = before is not { WasOpen: true };
        var first = OpenSince(before) ?? date;
        var history = HistoryOf(key);
        // Once it was alerted it is not new again, whatever tonight's settings and sources say. The first night of all
        // is the baseline: who is on it is no news later.
        var isUnalerted = isNew || before is { TooNew: true } or { Quiet: not null };
        var tooNew = baseline.Report is not null && isUnalerted && IsTooNew(first, launchedAt);
        var isQuiet = isUnalerted && history?.IsQuiet(date, first) == true;
        return new()
        {
            FirstUnmanaged = first,
            Reopened = isNew ? history?.Resolved : before?.Reopened,
            Intermittent = history?.Intermittent,
            Quiet = isQuiet ? QuietReason.Intermittent : null,
            TooNew = tooNew && !isQuiet,
            // Once: when it appears, or when its grace is over.
            Due = isUnalerted && !tooNew && !isQuiet,
        };
    }

    /// <summary>How often an unmanaged instance came and went up to this run, or null when it never did.</summary>
    public ClosedInstance? HistoryOf(InstanceKey key)
    {
        var history = baseline.Closed.GetValueOrDefault(key);
        return baseline.Row(key) is { WasOpen: true } ? history : history?.AfterReopening(date);
    }

    // It alerts when it stays so in a second run, and not in every run after. What was unmanaged stays open meanwhile, and
    // as far from its alert as it was.
    private Standing Disputed(BaselineInstance? before)
    {
        var first = before is { Verdict: Verdict.Disputed } ? before.FirstDisputed : null;
        var disputed = new Standing
        {
            FirstDisputed = first ?? date,
            Due = first is not null && first == (before?.LastSeen ?? baseline.Report?.Date),
        };
        return before is not { Verdict: Verdict.Unmanaged or Verdict.Disputed } ? disputed : disputed with
        {
            FirstUnmanaged = before.FirstUnmanaged,
            Reopened = before.Reopened,
            TooNew = before.TooNew,
            Quiet = before.Quiet,
            ExemptBy = before.ExemptBy,
            ExemptUntil = before.ExemptUntil,
            ExemptionEnded = before.ExemptionEnded,
        };
    }

    private static DateOnly? OpenSince(BaselineInstance? before) =>
        before is { Verdict: Verdict.Unmanaged or Verdict.Disputed } ? before.FirstUnmanaged : null;

    // Nights count as whole days. An instance that was launched long ago is not new, whenever it was first seen
    // unmanaged.
    private bool IsTooNew(DateOnly firstUnmanaged, DateTimeOffset? launchedAt) =>
        (date.DayNumber - firstUnmanaged.DayNumber) * 24 < rules.GraceHours
        && (launchedAt is null || _asOf is null || (_asOf - launchedAt).Value.TotalHours < rules.GraceHours);

    /// <summary>All that a sentence is made of.</summary>
    private readonly record struct Said(
        Judgement Judgement, bool WithoutTime, Evidence? SecurityHub, DateTimeOffset? NodeAt, InstanceState? State,
        DateOnly? Recorded, DateOnly? LastManaged, bool HasAgent);

    /// <summary>What an instance's verdict means over the nights.</summary>
    private readonly record struct Standing
    {
        public DateOnly? FirstUnmanaged { get; init; }

        public DateOnly? FirstDisputed { get; init; }

        public DateOnly? Reopened { get; init; }

        public bool TooNew { get; init; }

        public QuietReason? Quiet { get; init; }

        public DateOnly? Intermittent { get; init; }

        public string? ExemptBy { get; init; }

        public DateOnly? ExemptUntil { get; init; }

        public string? ExemptionEnded { get; init; }

        public bool Due { get; init; }
    }
}
