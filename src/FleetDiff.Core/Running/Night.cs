using FleetDiff.Comparing;
using FleetDiff.Reporting;

namespace FleetDiff.Running;

/// <summary>The night: observe, reconcile, report, archive, alert.</summary>
/// <param name="observer">Observes the fleet.</param>
/// <param name="archive">Where nights are kept.</param>
/// <param name="channel">Where alerts go.</param>
/// <param name="rules">What the settings say.</param>
/// <param name="clock">Tells when a report was made and an alert sent; a night's date comes from its event.</param>
public sealed class Night(
    Observer observer, IArchive archive, IAlertChannel channel, Rules rules, TimeProvider clock)
{
    private readonly Nights _nights = new(archive);
    private readonly Alerting _alerting = new(archive, channel, rules, clock);
    private readonly ArchiveIndex _index = new(archive);

    /// <summary>
    /// Runs a night. A night that is complete stays as it is, and only an alert that never went out is sent; a night
    /// that was cut off is done again.
    /// </summary>
    /// <param name="date">The night, in the chosen time zone.</param>
    /// <param name="progress">Told how far the reading has come.</param>
    /// <param name="cancellationToken">Ends it; what was archived by then is not a complete night.</param>
    /// <exception cref="NightFailedException">It cannot be done; nothing that was complete has changed.</exception>
    public async Task<NightResult> RunAsync(
        DateOnly date, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        if (await _nights.ReadAsync(date, cancellationToken) is { } complete)
        {
            return await ConcludeAsync(complete, wasComplete: true, cancellationToken);
        }

        var findings = await ObserveAsync(date, progress, cancellationToken);
        return await _nights.KeepAsync(findings, cancellationToken) is { } kept
            ? await ConcludeAsync(kept, wasComplete: false, cancellationToken)
            // Another run of the same night was faster, and sends its alert itself.
            : Result(await _nights.ReadAsync(date, cancellationToken) ?? findings.Report, null, wasComplete: true);
    }

    /// <summary>What would be sent for a night that was only observed. Sends and keeps nothing.</summary>
    public Task<ForeseenAlert> ForeseeAlertAsync(Report report, CancellationToken cancellationToken) =>
        _alerting.ForeseeAsync(report, cancellationToken);

    /// <summary>Observes and reconciles a night, and keeps and sends nothing.</summary>
    /// <param name="date">The night, in the chosen time zone.</param>
    /// <param name="progress">Told how far the reading has come.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="NightFailedException">It cannot be done.</exception>
    public async Task<Findings> ObserveAsync(
        DateOnly date, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var exemptions = await ExemptionsFile.ReadAsync(archive, cancellationToken);
        var witnesses = await observer.ObserveAsync(progress, cancellationToken);
        var memory = await _nights.RecallAsync(date, witnesses, cancellationToken);
        return Reconciliation.Of(date, witnesses, memory, rules with { Exemptions = exemptions }, clock.GetUtcNow());
    }

    // First the alert: a front page that cannot be written holds nobody's mail up, and the next run writes it.
    private async Task<NightResult> ConcludeAsync(
        Report report, bool wasComplete, CancellationToken cancellationToken)
    {
        var alert = await _alerting.DeliverAsync(report, cancellationToken);
        await _index.WriteAsync(report, cancellationToken);
        return Result(report, alert, wasComplete);
    }

    private NightResult Result(Report report, SentAlert? alert, bool wasComplete) =>
        new(report, alert, wasComplete, archive.Locate(ArchiveKeys.ReportHtml(report.Date)));
}

/// <summary>How a night went.</summary>
/// <param name="Report">Its report.</param>
/// <param name="Alert">What is on record about its alert; null when another run of the night deals with it.</param>
/// <param name="WasComplete">Whether the night had been complete before, so that nothing was archived now.</param>
/// <param name="Where">Where a person finds the report.</param>
public sealed record NightResult(Report Report, SentAlert? Alert, bool WasComplete, string Where);
