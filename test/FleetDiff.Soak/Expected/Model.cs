using FleetDiff.Soak.World;

namespace FleetDiff.Soak.Expected;

/// <summary>
/// An independent model of the runs that docs/ describes, made of sets and dictionaries, without FleetDiff's own code. It
/// covers the inventory, SSM.1, disputes, runs without Security Hub, the exempt tag, suspect runs, groups by Name prefix
/// and intermittent instances. Blind spots are limited to lost indexes of accounts and Regions, and to accounts that lost
/// all their nodes. The fleet of the soak has no exemptions that end and no grace period.
/// </summary>
internal sealed class Model
{
    private const int SuspectRunsUntilAccepted = 3;

    private ExpectedRun _baseline = ExpectedRun.None;
    private int _suspectSince;

    /// <summary>Every complete run, oldest first.</summary>
    public SortedDictionary<DateOnly, ExpectedRun> Runs { get; } = [];

    /// <summary>Creates the expected result of a run over a fleet. Changes nothing.</summary>
    public ExpectedRun Create(ShownFleet fleet, bool hubFailed)
    {
        var run = new RunModel(_baseline, fleet, hubFailed).Create();
        return fleet.Instances.All(instance => !instance.HasNode) || HasFallen(fleet)
            ? run with { Suspect = true }
            : run with { History = [.. run.History, run.Counts] };
    }

    /// <summary>Records that the run is complete.</summary>
    public void Keep(ExpectedRun run)
    {
        Runs.Add(run.Date, run);
        if (!run.Suspect)
        {
            (_baseline, _suspectSince) = (run, 0);
        }
        else if (run.Counts.Managed > 0)
        {
            _suspectSince++;
        }
    }

    // The accounts that fell most, a tenth of all and at least one of several, do not make the run suspect.
    private bool HasFallen(ShownFleet fleet)
    {
        if (_suspectSince >= SuspectRunsUntilAccepted)
        {
            return false;
        }

        var now = fleet.Instances.CountBy(instance => instance.Key.Account).ToDictionary();
        var accounts = _baseline.Instances.Where(row => row.LastSeen is null).CountBy(row => row.Key.Account)
            .OrderBy(account => account.Key, StringComparer.Ordinal)
            .Select(account => (Before: account.Value, Now: now.GetValueOrDefault(account.Key)))
            .OrderByDescending(account => account.Before - account.Now).ToList();
        var others = accounts.Skip(accounts.Count == 1 ? 0 : Math.Max(1, accounts.Count / 10)).ToList();
        var before = others.Sum(account => account.Before);
        var left = others.Sum(account => Math.Min(account.Before, account.Now));
        return left <= before / 2.0 && before - left >= 2;
    }
}
