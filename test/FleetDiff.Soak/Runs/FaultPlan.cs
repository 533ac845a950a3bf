using FleetDiff.Soak.World;
using LocalAws;

namespace FleetDiff.Soak.Runs;

/// <summary>Draws the faults of an attempt.</summary>
/// <param name="random">The random numbers of the run.</param>
/// <param name="usual">The number of calls of each operation in a recent attempt without a fault.</param>
/// <param name="kill">Kills the attempt.</param>
internal sealed class FaultPlan(Random random, SortedDictionary<string, int> usual, Action kill)
{
    // The most important moments are drawn most often.
    private static readonly (string Operation, string KeyEnd)[] Moments =
    [
        ("Publish", ""), ("Publish", ""), ("Publish", ""), ("PutObject", "/alert.json"), ("PutObject", "/alert.json"),
        ("PutObject", "/report.json"), ("PutObject", "/report.json"), ("PutObject", ".jsonl.gz"),
        ("PutObject", "unmanaged.csv"), ("PutObject", "/index.html"), ("GetObject", "/alert.json"),
    ];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    /// <summary>Draws the faults of the next attempt.</summary>
    /// <param name="mild">Whether the attempt must succeed.</param>
    public IReadOnlyList<PlannedFault> Draw(bool mild)
    {
        var faults = new List<PlannedFault>();
        switch (random.Next(mild ? 40 : 100))
        {
            case < 10:
                break;
            case < 40:
                faults.Add(Passing());
                break;
            case < 75:
                faults.Add(Killing());
                break;
            case < 92:
                faults.Add(Lasting());
                break;
            default:
                faults.Add(DrawSourceFault());
                break;
        }

        if (random.Next(3) == 0)
        {
            faults.Add(Passing());
        }

        if (random.Next(6) == 0)
        {
            // Small pages give a long list, which is read in parts.
            faults.Add(new("small pages", Severity.Passes, Fault.ShortPage(random.Next(40, 400)))
            {
                Operation = "ListResources",
            });
        }

        return faults;
    }

    private PlannedFault Passing()
    {
        var operation = random.Pick([.. usual.Keys]);
        var (name, fault) = random.Next(7) switch
        {
            0 => ("throttled", Fault.Throttle),
            1 => ("server error", Fault.InternalError),
            2 => ("cut before it took effect", Fault.Before),
            3 => ("cut after it took effect", Fault.After),
            4 => ("cut in the response", Fault.CutConnection),
            5 when operation == "ListResources" => ("empty page", Fault.EmptyPage),
            _ => ("slow bytes", Fault.SlowBytes(random.Next(2, 9), Pause)),
        };
        return new(name, Severity.Passes, fault)
        {
            Operation = operation,
            Occurrence = 1 + random.Next(usual[operation]),
        };
    }

    private PlannedFault Killing()
    {
        var after = random.Next(2) == 0;
        var fault = new PlannedFault(
            after ? "killed after a call took effect" : "killed before a call took effect",
            Severity.Kills,
            after ? Fault.Thereafter(kill) : Fault.Instead(kill));
        if (random.Next(3) == 0)
        {
            return fault with { Occurrence = 1 + random.Next(usual.Values.Sum()) };
        }

        var (operation, keyEnd) = random.Pick(Moments);
        return fault with { Operation = operation, KeyEnd = keyEnd, Occurrence = 1 };
    }

    private PlannedFault Lasting()
    {
        var (operation, keyEnd) = random.Next(3) > 0
            ? random.Pick(Moments)
            : (random.Pick(["ListResources", "GetObject", "ListObjectsV2", "PutObject"]), "");
        var (name, fault) = random.Next(4) switch
        {
            0 => ("denied permanently", Fault.Denied),
            1 => ("token expired", Fault.ExpiredToken),
            2 => ("unavailable permanently", Fault.InternalError),
            _ => ("cut repeatedly", Fault.Before),
        };
        return new(name, Severity.Lasts, fault) { Operation = operation, KeyEnd = keyEnd };
    }

    private PlannedFault DrawSourceFault() => new(
        "Security Hub fails",
        Severity.SourceFails,
        random.Pick([Fault.Denied, Fault.ExpiredToken, Fault.InternalError]))
    {
        Operation = "GetFindings",
    };
}
