using System.Globalization;
using FleetDiff.Core.Analysis.Verdicts;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis;

/// <summary>
/// The optional sources that failed in a run. What rests on them in the baseline stays for some days: that nothing is said
/// is no change of the fleet.
/// </summary>
internal sealed class FailedSources
{
    /// <summary>For so many days after a source was last read, verdicts that rest on it stay.</summary>
    public const int DaysUntilBelieved = 7;

    private readonly DateOnly _date;
    private readonly bool _any;
    private readonly DateTimeOffset _baseline;

    /// <summary>Finds them.</summary>
    /// <param name="date">The date of the run.</param>
    /// <param name="observations">What the sources said.</param>
    /// <param name="baseline">What the run is compared with.</param>
    public FailedSources(DateOnly date, Observations observations, Baseline baseline)
    {
        _date = date;
        _baseline = new(baseline.Report?.Date ?? date, TimeOnly.MinValue, TimeSpan.Zero);
        Ledgers = [.. observations.Sources.Select(source => WithLastComplete(source.Result, baseline))];
        _any = Ledgers.Any(IsLacking);
        Because = "Resource Explorer lists no managed node for it. It keeps its verdict, because a source on which that "
            + $"can rest could not be read: {string.Join(" and ", Ledgers.Where(IsLacking).Select(Words))}.";
    }

    /// <summary>How each optional source went, with the date of the run that last read it to the end.</summary>
    public IReadOnlyList<SourceResult> Ledgers { get; }

    /// <summary>Why a verdict of the baseline stays, in a sentence.</summary>
    public string Because { get; }

    /// <summary>Whether a source was asked and failed, and was read some days ago at most.</summary>
    public bool Lacks(Source source) => _any && Ledgers.Any(result => result.Name == source && IsLacking(result));

    /// <summary>
    /// The judgement of the baseline, when it would be reached again if the sources that failed said what they said then;
    /// null when it is the same anyway, or when another source has changed it.
    /// </summary>
    /// <param name="plain">The judgement without the sources that failed.</param>
    /// <param name="observed">What is known without them.</param>
    /// <param name="before">What the baseline says of the instance, or null.</param>
    public Evaluation? Keep(Evaluation plain, in InstanceObservations observed, BaselineInstance? before) =>
        _any && before is not null && before.Verdict != plain.Verdict
        && observed.ResourceExplorer.Status != ManagementStatus.Managed && plain.Verdict != Verdict.Managed
        && Evaluation.Evaluate(WithSaidBefore(observed, before.Reason)).Verdict == before.Verdict
            ? new(before.Verdict, before.Reason)
            : null;

    private InstanceObservations WithSaidBefore(in InstanceObservations observed, Reason reason) => observed with
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

    private bool IsLacking(SourceResult result) =>
        result.LastComplete is { } last && _date.DayNumber - last.DayNumber <= DaysUntilBelieved;

    private static SourceResult WithLastComplete(SourceResult result, Baseline baseline)
    {
        var before = baseline.Report?.Sources.FirstOrDefault(earlier => earlier.Name == result.Name);
        return result.Status == SourceStatus.Complete || before is null ? result : result with
        {
            LastComplete = before.Status == SourceStatus.Complete ? baseline.Report?.Date : before.LastComplete,
        };
    }

    private static string Words(SourceResult result) => $"{KebabCase.Format(result.Name)} (last read on "
        + $"{result.LastComplete?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)})";
}
