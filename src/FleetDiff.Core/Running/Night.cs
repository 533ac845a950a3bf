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
    private readonly Nights _nights = new(archive, clock);
    private readonly Alerting _alerting = new(archive, channel, rules, clock);
    private readonly ArchiveIndex _index = new(archive);

    /// <summary>Which run may write.</summary>
    public Claims Claims { get; init; } = new(archive, clock);

    /// <summary>
    /// Runs a night. A night that is complete stays as it is, and only an alert that never went out is sent; a night
    /// that was cut off is done again. When there is something to write, it waits until no other run writes.
    /// </summary>
    /// <param name="date">The night, in the chosen time zone.</param>
    /// <param name="progress">Told how far the reading has come, and when another run has to be waited for.</param>
    /// <param name="cancellationToken">Ends it; what was archived by then is not a complete night.</param>
    /// <exception cref="NightFailedException">It cannot be done; nothing that was complete has changed.</exception>
    public async Task<NightResult> RunAsync(
        DateOnly date, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var complete = await _nights.ReadAsync(date, cancellationToken);
        if (complete is not null && await SettledAsync(complete, cancellationToken) is { } settled)
        {
            return settled;
        }

        var findings = complete is null ? await ObserveAsync(date, progress, cancellationToken) : null;
        LetGo();
        return await Claims.HoldAsync(async held =>
        {
            var kept = findings is null ? null : await new Nights(held.Archive, clock).KeepAsync(findings, held.Token);
            // Another run of the same night may have been faster: its report stands.
            var report = kept ?? complete ?? await _nights.ReadAsync(date, held.Token) ?? throw Vanished(date);
            // First the alert: a front page that cannot be written holds nobody's mail up, and the next run writes it.
            var alert = await new Alerting(held.Archive, held.Guard(channel), rules, clock)
                .DeliverAsync(report, held.Token);
            await new ArchiveIndex(held.Archive).WriteAsync(report, held.Token);
            return Result(report, alert, wasComplete: kept is null);
        }, progress, cancellationToken);
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
        var witnesses = await observer.ObserveAsync(
            rules.NeededTags(exemptions), progress, cancellationToken);
        LetGo();
        var baseline = await _nights.ReadBaselineAsync(date, witnesses, cancellationToken);
        LetGo();
        return Reconciliation.Of(date, witnesses, baseline, rules with { Exemptions = exemptions }, clock.GetUtcNow());
    }

    // Nothing is left to be written or sent: such a run claims nothing and waits for nobody.
    private async Task<NightResult?> SettledAsync(Report report, CancellationToken cancellationToken) =>
        await _alerting.SettledAsync(report, cancellationToken) is { } alert
        && await _index.IsWrittenAsync(report, cancellationToken)
            ? Result(report, alert, wasComplete: true)
            : null;

    // With a large fleet the collector would come only after the next step has made as much again: measured with a million
    // instances, the peak is 70 MB lower, and it is what a function's memory has to be.
    private static void LetGo() => GC.Collect();

    private NightResult Result(Report report, SentAlert alert, bool wasComplete) =>
        new(report, alert, wasComplete, archive.Locate(ArchiveKeys.ReportHtml(report.Date)));

    private NightFailedException Vanished(DateOnly date) => new(
        $"{archive.Locate(ArchiveKeys.ReportJson(date))} was there a moment ago and is gone. Run again.");
}

/// <summary>How a night went.</summary>
/// <param name="Report">Its report.</param>
/// <param name="Alert">What is on record about its alert.</param>
/// <param name="WasComplete">Whether the night had been complete before, so that nothing was archived now.</param>
/// <param name="Where">Where a person finds the report.</param>
public sealed record NightResult(Report Report, SentAlert Alert, bool WasComplete, string Where);
