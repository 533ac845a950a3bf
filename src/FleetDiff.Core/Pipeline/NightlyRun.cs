using FleetDiff.Core.Analysis;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Leasing;

namespace FleetDiff.Core.Pipeline;

/// <summary>Executes a run: observe, analyze, archive, alert.</summary>
/// <param name="observer">Observes the fleet.</param>
/// <param name="archive">The archive of the reports.</param>
/// <param name="writer">Turns the report into files and messages.</param>
/// <param name="channel">The channel for alerts.</param>
/// <param name="rules">The rules from the settings.</param>
/// <param name="clock">The clock for the time of the report and of the alert. The date of a run comes from its event.</param>
public sealed class NightlyRun(
    Observer observer, IArchive archive, IReportWriter writer, IAlertChannel channel, AnalysisRules rules,
    TimeProvider clock)
{
    private readonly RunStore _runs = new(archive, clock);
    private readonly AlertSender _alerting = new(archive, writer, channel, rules, clock);
    private readonly IndexPageWriter _index = new(archive, writer);

    /// <summary>The clock for the lease to write to the archive; null for the clock of the run.</summary>
    public TimeProvider? LeaseClock { get; init; }

    /// <summary>
    /// Executes the run of a date. A complete report is not changed; only an alert that was not sent is sent. An
    /// interrupted run is done again. Before it writes, the run waits until no other run holds the lease.
    /// </summary>
    /// <param name="date">The date of the run, in the configured time zone.</param>
    /// <param name="progress">Receives the progress of reading, and whether the run waits for another one.</param>
    /// <param name="cancellationToken">Cancels the operation. Files archived before that are not a complete report.</param>
    /// <exception cref="RunFailedException">The run failed. Complete reports are unchanged.</exception>
    public async Task<RunResult> RunAsync(
        DateOnly date, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var complete = await _runs.ReadAsync(date, cancellationToken);
        if (complete is not null && await FindFinishedAsync(complete, cancellationToken) is { } finished)
        {
            return finished;
        }

        var findings = complete is null ? await ObserveAsync(date, progress, cancellationToken) : null;
        return await new LeaseManager(archive, LeaseClock ?? clock).RunWithLeaseAsync(async leased =>
        {
            var runs = new RunStore(leased, clock);
            var current = findings is null ? null : await runs.SaveInstancesAsync(findings, leased.Token);
            // The other files and the alert need only the report: freeing the inventory here caps the peak memory, which
            // determines the memory size of the function. Without the yield this runs within the completion of the tasks that
            // wrote the file, which still refer to it.
            findings = null;
            await Task.Yield();
            GC.Collect();
            var kept = current is null ? null : await runs.SaveReportAsync(current, writer, leased.Token);
            // Another run of the same date can finish first. Its report is kept.
            var report = kept ?? complete ?? await _runs.ReadAsync(date, leased.Token) ?? throw CreateReportMissing(date);
            // The alert comes before the index page: a failed index page does not delay the alert, and the next run writes it.
            var alert = await new AlertSender(leased, writer, leased.Guard(channel), rules, clock)
                .DeliverAsync(report, leased.Token);
            await new IndexPageWriter(leased, writer).WriteAsync(report, leased.Token);
            return CreateResult(report, alert, wasComplete: kept is null);
        }, progress, cancellationToken);
    }

    /// <summary>Returns the alert for a report that was only observed. Sends and stores nothing.</summary>
    public Task<AlertPreview> PreviewAlertAsync(Report report, CancellationToken cancellationToken) =>
        _alerting.PreviewAsync(report, cancellationToken);

    /// <summary>Observes the fleet and creates the findings. Stores and sends nothing.</summary>
    /// <param name="date">The date of the run, in the configured time zone.</param>
    /// <param name="progress">Receives the progress of reading.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="RunFailedException">The run failed.</exception>
    public async Task<RunFindings> ObserveAsync(
        DateOnly date, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var exemptions = await ExemptionsFile.ReadAsync(archive, cancellationToken);
        var observations = await observer.ObserveAsync(
            rules.GetNeededTags(exemptions), progress, cancellationToken);
        var baseline = await new BaselineReader(archive, _runs, observations).ReadAsync(date, cancellationToken);
        // The report of the baseline leaves garbage behind. With a million instances, the peak memory is 30 MB higher with it.
        GC.Collect();
        return ReportBuilder.Build(date, observations, baseline, rules with { Exemptions = exemptions }, clock.GetUtcNow());
    }

    // Nothing remains to be written or sent: such a run needs no lease and does not wait.
    private async Task<RunResult?> FindFinishedAsync(Report report, CancellationToken cancellationToken) =>
        await _alerting.FindSentAsync(report, cancellationToken) is { } alert
        && await _index.IsWrittenAsync(report, cancellationToken)
            ? CreateResult(report, alert, wasComplete: true)
            : null;

    private RunResult CreateResult(Report report, AlertRecord alert, bool wasComplete) =>
        new(report, alert, wasComplete, archive.Locate(ArchiveKeys.ReportHtml(report.Date)));

    private RunFailedException CreateReportMissing(DateOnly date) => new(
        $"{archive.Locate(ArchiveKeys.ReportJson(date))} was removed during this run. Run again.");
}

/// <summary>The result of a run.</summary>
/// <param name="Report">The report.</param>
/// <param name="Alert">The record of the alert.</param>
/// <param name="WasComplete">Whether the report was complete before this run, so that this run archived nothing.</param>
/// <param name="ReportLocation">The address of the report, for people.</param>
public sealed record RunResult(Report Report, AlertRecord Alert, bool WasComplete, string ReportLocation);
