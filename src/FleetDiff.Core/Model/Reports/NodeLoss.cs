using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Reports;

/// <summary>
/// A large number of instances that were managed in the baseline and have no managed node now. They likely have one cause.
/// </summary>
/// <param name="Account">The account id; null when the loss is counted over the whole fleet.</param>
/// <param name="Lost">The number of instances that lost their node.</param>
/// <param name="Managed">The number of instances that were managed in the baseline.</param>
/// <param name="AreRunning">Whether AWS Config was read, so that stopped instances are not counted.</param>
public sealed record NodeLoss(string? Account, int Lost, int Managed, bool AreRunning)
{
    // The smallest number of lost nodes that is reported.
    private const int MinLost = 5;

    // The smallest reported share of the instances managed before, as a divisor: 4 means a quarter.
    private const int MinLostFraction = 4;

    /// <summary>The finding in one sentence.</summary>
    [JsonIgnore]
    public string Description =>
        $"{TextFormat.Part(Lost, Managed, "managed instance")}{(Account is null ? "" : $" of account {Account}")} lost their "
        + "node at the same time. " + (AreRunning
            ? "Likely cause: an outage of the SSM Agent or the network, because AWS Config does not report them as stopped."
            : "Likely cause: they were stopped together, or an outage of the SSM Agent or the network. Add config as evidence "
                + "to distinguish the two.");

    /// <summary>Finds the losses of a run: the loss of the fleet when it is large enough, else those of accounts.</summary>
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

    /// <summary>Returns whether a finding of the report counts the instance.</summary>
    public static bool Includes(Report report, ReportedInstance row) =>
        report.ComparedWith is { } baseline && IsLost(row, baseline)
        && report.NodeLosses.Any(loss => loss.Account is null || loss.Account == row.Account);

    private bool IsLarge => Lost >= MinLost && Lost * (long)MinLostFraction >= Managed;

    private static bool IsLost(ReportedInstance row, DateOnly baseline) =>
        row.LastManaged == baseline
        && (row.Verdict == Verdict.Unmanaged || row is { Verdict: Verdict.Disputed, Reason: Reason.PassedWhileRunning });
}
