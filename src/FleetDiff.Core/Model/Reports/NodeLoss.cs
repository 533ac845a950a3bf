using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model.Reports;

/// <summary>
/// Instances that were managed in the baseline and have no managed node now, so many of them that they have one cause.
/// </summary>
/// <param name="Account">Their account; null when it is a share of the whole fleet.</param>
/// <param name="Lost">How many lost their node.</param>
/// <param name="Managed">How many were managed in the baseline.</param>
/// <param name="AreRunning">Whether AWS Config was read: it would have shown those that are stopped.</param>
public sealed record NodeLoss(string? Account, int Lost, int Managed, bool AreRunning)
{
    /// <summary>Fewer than this are no pattern.</summary>
    public const int MinLost = 5;

    /// <summary>One in so many of those managed before has to be lost.</summary>
    public const int MinLostFraction = 4;

    /// <summary>The finding in a sentence.</summary>
    [JsonIgnore]
    public string Description =>
        $"{TextFormat.Part(Lost, Managed, "managed instance")}{(Account is null ? "" : $" of account {Account}")} lost their node at the "
        + "same time: " + (AreRunning
            ? "an outage of agent or network, because AWS Config does not show them as stopped."
            : "stopped together, or an outage of agent or network; add config as evidence to know.");

    /// <summary>The losses of a run: that of the fleet when it is large enough, else those of single accounts.</summary>
    internal static IReadOnlyList<NodeLoss> Find(
        IEnumerable<ReportedInstance> rows, Report? baseline, IEnumerable<SourceResult> sources)
    {
        if (baseline is null)
        {
            return [];
        }

        var lost = rows.Where(row => IsLost(row, baseline.Date)).CountBy(row => row.Account).ToDictionary();
        var areRunning = sources.Any(source => source is { Name: Source.Config, Status: SourceStatus.Complete });
        var fleet = new NodeLoss(null, lost.Values.Sum(), baseline.Totals.Managed, areRunning);
        return fleet.IsLarge
            ? [fleet]
            :
            [
                .. from account in baseline.Accounts
                   let loss = new NodeLoss(
                       account.Account, lost.GetValueOrDefault(account.Account), account.Managed, areRunning)
                   where loss.IsLarge
                   orderby account.Account
                   select loss,
            ];
    }

    /// <summary>Whether an instance is one of those that a report's finding counts.</summary>
    public static bool Includes(Report report, ReportedInstance row) =>
        report.ComparedWith is { } baseline && IsLost(row, baseline)
        && report.NodeLosses.Any(loss => loss.Account is null || loss.Account == row.Account);

    private bool IsLarge => Lost >= MinLost && Lost * (long)MinLostFraction >= Managed;

    private static bool IsLost(ReportedInstance row, DateOnly baseline) =>
        row.LastManaged == baseline
        && (row.Verdict == Verdict.Unmanaged || row is { Verdict: Verdict.Disputed, Reason: Reason.PassedWhileRunning });
}
