using System.Globalization;

namespace FleetDiff.Core.Analysis.Verdicts;

/// <summary>
/// The optional sources that failed in a run. Verdicts of the baseline that depend on them are kept for some days, because
/// missing evidence is not a change of the fleet.
/// </summary>
internal sealed class FailedSources
{
    /// <summary>The number of days after the last complete read of a source for which dependent verdicts are kept.</summary>
    public const int DaysUntilBelieved = 7;

    private readonly RunContext _run;
    private readonly DateTimeOffset _baseline;

    /// <summary>Finds the failed sources of a run.</summary>
    public FailedSources(RunContext run)
    {
        _run = run;
        _baseline = new(run.Baseline.Report?.Date ?? run.Date, TimeOnly.MinValue, TimeSpan.Zero);
        Results = [.. run.Observations.Sources.Select(source => WithLastComplete(source.Result, run.Baseline.Report))];
        Because = "Resource Explorer lists no managed node for it. It keeps its verdict, because a source that the verdict "
            + $"can depend on could not be read: {string.Join(" and ", Results.Where(IsLacking).Select(FormatLastRead))}.";
    }

    /// <summary>The result of each optional source, with the date of the run that last read it completely.</summary>
    public IReadOnlyList<SourceResult> Results { get; }

    /// <summary>The explanation of a verdict that is kept.</summary>
    public string Because { get; }

    /// <summary>
    /// Returns the verdict of the baseline when the run would reach it again with the earlier evidence of the failed sources;
    /// null when the verdict is the same anyway, or when another source changed it.
    /// </summary>
    public Evaluation? Keep(Evaluation plain, in InstanceObservations observed, ReportedInstance? before) =>
        before is not null && before.Verdict != plain.Verdict && Results.Any(IsLacking)
        && observed.ResourceExplorer.Status != ManagementStatus.Managed && plain.Verdict != Verdict.Managed
        && VerdictRules.Evaluate(WithEarlierEvidence(observed, before.Reason)).Verdict == before.Verdict
            ? new(before.Verdict, before.Reason)
            : null;

    /// <summary>Returns the suppression that exempted an instance in the baseline, when Security Hub failed; else null.</summary>
    public Suppression? FindEarlierSuppression(ReportedInstance? before) =>
        before?.ExemptBy is { } rule && rule.StartsWith(Exemption.BySuppression, StringComparison.Ordinal)
            && Lacks(Source.SecurityHub)
                ? new(rule[Exemption.BySuppression.Length..], null, null, null)
                : null;

    private InstanceObservations WithEarlierEvidence(in InstanceObservations observed, Reason reason) => observed with
    {
        SecurityHub = !Lacks(Source.SecurityHub) ? observed.SecurityHub : reason switch
        {
            Reason.PassedWithoutNode or Reason.PassedWhileRunning => new(Source.SecurityHub, ManagementStatus.Managed, _baseline),
            Reason.FailedWithoutNode or Reason.StoppedNeverManaged =>
                new(Source.SecurityHub, ManagementStatus.Unmanaged, _baseline),
            _ => null,
        },
        SystemsManager = Lacks(Source.SystemsManager) && reason == Reason.IndexLags
            ? new(Source.SystemsManager, ManagementStatus.Managed, DateTimeOffset.MaxValue)
            : observed.SystemsManager,
        Facts = !Lacks(Source.Config) ? observed.Facts : reason switch
        {
            Reason.PassedWhileRunning or Reason.RunningWithoutNode => new(InstanceState.Running, null, null),
            Reason.StoppedOnceManaged or Reason.StoppedNeverManaged => new(InstanceState.Stopped, null, null),
            _ => null,
        },
    };

    private bool Lacks(Source source) => Results.Any(result => result.Name == source && IsLacking(result));

    // Whether a source failed in this run and was read completely a few days ago. No verdict depends on the organization.
    private bool IsLacking(SourceResult result) => result.Name != Source.Organizations
        && result.LastComplete is { } last && _run.GetDaysSince(last) <= DaysUntilBelieved;

    private static SourceResult WithLastComplete(SourceResult result, Report? baseline)
    {
        var before = baseline?.Sources.FirstOrDefault(earlier => earlier.Name == result.Name);
        return result.Status == SourceStatus.Complete || before is null ? result : result with
        {
            LastComplete = before.Status == SourceStatus.Complete ? baseline?.Date : before.LastComplete,
        };
    }

    private static string FormatLastRead(SourceResult result) => $"{KebabCase.Format(result.Name)} (last read on "
        + $"{result.LastComplete?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)})";
}
