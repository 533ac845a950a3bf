using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Leasing;

namespace FleetDiff.Core.Pipeline;

/// <summary>The night: observe, reconcile, report, archive, alert.</summary>
/// <param name="observer">Observes the fleet.</param>
/// <param name="archive">Where nights are kept.</param>
/// <param name="writer">Turns the report into files and messages.</param>
/// <param name="channel">Where alerts go.</param>
/// <param name="rules">What the settings say.</param>
/// <param name="clock">Tells when a report was made and an alert sent; a night's date comes from its event.</param>
public sealed class NightlyRun(
    Observer observer, IArchive archive, IReportWriter writer, IAlertChannel channel, AnalysisRules rules,
    TimeProvider clock)
{
    private readonly RunStore _runs = new(archive, clock);
    private readonly AlertSender _alerting = new(archive, writer, channel, rules, clock);
    private readonly IndexPageWriter _index = new(archive, writer);

    /// <summary>Which run may write.</summary>
    public LeaseManager Leases { get; init; } = new(archive, clock);

    /// <summary>
    /// Runs a night. A night that is complete stays as it is, and only an alert that never went out is sent; a night
    /// that was cut off is done again. When there is something to write, it waits until no other run writes.
    /// </summary>
    /// <param name="date">The night, in the chosen time zone.</param>
    /// <param name="progress">Told how far the reading has come, and when another run has to be waited for.</param>
    /// <param name="cancellationToken">Ends it; what was archived by then is not a complete night.</param>
    /// <exception cref="RunFailedException">It cannot be done; nothing that was complete has changed.</exception>
    public async Task<RunResult> RunAsync(
        DateOnly date, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var complete = await _runs.ReadAsync(date, cancellationToken);
        if (complete is not null && await FindFinishedAsync(complete, cancellationToken) is { } settled)
        {
            return settled;
        }

        var findings = complete is null ? await ObserveAsync(date, progress, cancellationToken) : null;
        CollectGarbage();
        return await Leases.RunWithLeaseAsync(async lease =>
        {
            var kept = findings is null ? null : await new RunStore(lease.Archive, clock).SaveAsync(
                findings, writer, lease.Token);
            // Another run of the same night may have been faster: its report stands.
            var report = kept ?? complete ?? await _runs.ReadAsync(date, lease.Token) ?? throw CreateReportMissing(date);
            // First the alert: a front page that cannot be written holds nobody's mail up, and the next run writes it.
            var alert = await new AlertSender(lease.Archive, writer, lease.Guard(channel), rules, clock)
                .DeliverAsync(report, lease.Token);
            await new IndexPageWriter(lease.Archive, writer).WriteAsync(report, lease.Token);
            return CreateResult(report, alert, wasComplete: kept is null);
        }, progress, cancellationToken);
    }

    /// <summary>What would be sent for a night that was only observed. Sends and keeps nothing.</summary>
    public Task<AlertPreview> PreviewAlertAsync(Report report, CancellationToken cancellationToken) =>
        _alerting.PreviewAsync(report, cancellationToken);

    /// <summary>Observes and reconciles a night, and keeps and sends nothing.</summary>
    /// <param name="date">The night, in the chosen time zone.</param>
    /// <param name="progress">Told how far the reading has come.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RunFailedException">It cannot be done.</exception>
    public async Task<RunFindings> ObserveAsync(
        DateOnly date, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var exemptions = await ExemptionsFile.ReadAsync(archive, cancellationToken);
        var observations = await observer.ObserveAsync(
            rules.GetNeededTags(exemptions), progress, cancellationToken);
        CollectGarbage();
        var baseline = await _runs.ReadBaselineAsync(date, observations, cancellationToken);
        CollectGarbage();
        return ReportBuilder.Build(date, observations, baseline, rules with { Exemptions = exemptions }, clock.GetUtcNow());
    }

    // Nothing is left to be written or sent: such a run claims nothing and waits for nobody.
    private async Task<RunResult?> FindFinishedAsync(Report report, CancellationToken cancellationToken) =>
        await _alerting.FindSentAsync(report, cancellationToken) is { } alert
        && await _index.IsWrittenAsync(report, cancellationToken)
            ? CreateResult(report, alert, wasComplete: true)
            : null;

    // With a large fleet the collector would come only after the next step has made as much again: measured with a million
    // instances, the peak is 70 MB lower, and it is what a function's memory has to be.
    private static void CollectGarbage() => GC.Collect();

    private RunResult CreateResult(Report report, AlertRecord alert, bool wasComplete) =>
        new(report, alert, wasComplete, archive.Locate(ArchiveKeys.ReportHtml(report.Date)));

    private RunFailedException CreateReportMissing(DateOnly date) => new(
        $"{archive.Locate(ArchiveKeys.ReportJson(date))} was there a moment ago and is gone. Run again.");
}

/// <summary>How a night went.</summary>
/// <param name="Report">Its report.</param>
/// <param name="Alert">What is on record about its alert.</param>
/// <param name="WasComplete">Whether the night had been complete before, so that nothing was archived now.</param>
/// <param name="ReportLocation">Where a person finds the report.</param>
public sealed record RunResult(Report Report, AlertRecord Alert, bool WasComplete, string ReportLocation);
