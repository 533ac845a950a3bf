using System.Globalization;

namespace FleetDiff.Soak.World;

/// <summary>A fleet that changes from run to run. The same seed gives the same changes.</summary>
internal sealed class ChangingFleet
{
    /// <summary>The tag that makes an instance exempt, unless the settings name another.</summary>
    public const string ExemptTag = "fleetdiff:exempt";

    internal static readonly string[] Accounts =
        ["111122223333", "222233334444", "310987654321", "444455556666", "987654321098", "012345678901"];

    internal static readonly string[] Regions = ["eu-west-1", "us-east-1", "ap-northeast-3", "eu-central-1"];

    private readonly List<Instance> _instances = [];
    private readonly List<Key> _orphans = [];
    private readonly List<Key> _hybrids = [];
    private Random _random;
    private int _launched;

    // The current mood of the fleet, and the number of runs that it lasts.
    private (Mood Mood, int Runs) _mood = (Mood.Still, 1);

    public ChangingFleet(Random random)
    {
        _random = random;
        Launch(random.Next(600, 1700), unmanagedInHundred: 8);
        for (var i = 0; i < 5; i++)
        {
            _hybrids.Add(NewKey("mi-"));
        }
    }

    private enum Mood
    {
        Still,
        Quiet,
        Busy,
        Growing,
        Shrinking,
        Mended,
    }

    /// <summary>Changes the fleet by one day.</summary>
    /// <param name="random">The random numbers of the run: the changes do not depend on earlier runs.</param>
    public void Change(Random random)
    {
        _random = random;
        if (_mood.Runs == 0)
        {
            // Ten quiet runs: an open instance then has no alert for a week, so that a reminder is due.
            _mood = _random.Next(40) switch
            {
                0 or 1 => (Mood.Quiet, 10),
                2 or 3 => (Mood.Mended, 1 + _random.Next(2)),
                4 => (Mood.Shrinking, 1),
                < 8 => (Mood.Growing, 1),
                < 14 => (Mood.Still, 1),
                < 20 => (Mood.Quiet, 1),
                _ => (Mood.Busy, 1),
            };
        }

        _mood.Runs--;
        Change(_mood.Mood);
    }

    /// <summary>Changes a few instances, as within an hour between two attempts.</summary>
    public void ChangeALittle() => Change(Mood.Busy, most: 5);

    /// <summary>Returns the current fleet, in random order.</summary>
    public ShownFleet Now()
    {
        var instances = _instances.ToArray();
        _random.Shuffle(instances);
        return new(instances, [.. _orphans], [.. _hybrids]);
    }

    private void Change(Mood mood, int most = 40)
    {
        switch (mood)
        {
            case Mood.Still:
                break;
            case Mood.Quiet:
                Launch(_random.Next(most), unmanagedInHundred: 0);
                Terminate(_random.Next(most / 4));
                Alter(_random.Next(most / 4), instance => instance with { Tags = Retagged(instance) });
                break;
            case Mood.Mended:
                AlterAll(instance => instance with { HasNode = true, Ssm1 = null });
                break;
            case Mood.Shrinking:
                Terminate(_instances.Count * 3 / 5);
                break;
            case Mood.Growing:
                Launch(_random.Next(most * 25), unmanagedInHundred: 5);
                break;
            default:
                Launch(_random.Next(most), unmanagedInHundred: 20);
                Terminate(_random.Next(most));
                Alter(_random.Next(most), instance => instance with { HasNode = true, Ssm1 = null });
                AlterAll(instance => instance is { HasNode: true, Ssm1: not null } && _random.Next(3) == 0
                    ? _random.Next(3) == 0 ? instance with { Ssm1 = null } : WithoutNode(instance)
                    : instance);
                AlterAll(instance => !instance.HasNode && _random.Next(40) == 0 ? FailedSince(instance) : instance);
                Alter(_random.Next(most / 8), FailedSince);
                Alter(_random.Next(most / 2), WithoutNode);
                Alter(_random.Next(most / 2), instance => instance with { Tags = Retagged(instance) });
                break;
        }
    }

    private void Launch(int count, int unmanagedInHundred)
    {
        for (var i = 0; i < count && _instances.Count < 2500; i++)
        {
            var instance = new Instance(NewKey("i-"))
            {
                Tags = Texts.Tags(_random, _launched),
                HasNode = true,
            };
            _instances.Add(_random.Next(100) < unmanagedInHundred ? WithoutNode(instance) : instance);
        }
    }

    private void Terminate(int count)
    {
        for (var i = 0; i < count && _instances.Count > 300; i++)
        {
            var index = _random.Next(_instances.Count);
            var terminated = _instances[index];
            _instances.RemoveAt(index);
            if (terminated.HasNode && _random.Next(10) == 0)
            {
                _orphans.Add(terminated.Key);
            }
        }

        if (_orphans.Count > 10)
        {
            _orphans.RemoveRange(0, 5);
        }
    }

    private void Alter(int count, Func<Instance, Instance> change)
    {
        for (var i = 0; i < count; i++)
        {
            var index = _random.Next(_instances.Count);
            _instances[index] = change(_instances[index]);
        }
    }

    private void AlterAll(Func<Instance, Instance> change)
    {
        for (var index = 0; index < _instances.Count; index++)
        {
            _instances[index] = change(_instances[index]);
        }
    }

    private Instance WithoutNode(Instance instance) => instance with
    {
        HasNode = false,
        Ssm1 = _random.Next(4) switch { 0 => "PASSED", 1 => "FAILED", _ => null },
    };

    private static Instance FailedSince(Instance instance) => instance with { HasNode = true, Ssm1 = "FAILED" };

    private Dictionary<string, string> Retagged(Instance instance)
    {
        var tags = Texts.Tags(_random, _launched);
        if (!instance.HasNode && _random.Next(3) == 0)
        {
            tags[ExemptTag] = Texts.Pick(_random, ["", "2099-12-31", "off", "no"]);
        }

        return tags;
    }

    // Multiplied by an odd number, so that ids are unique and not in order.
    private Key NewKey(string prefix) => new(
        Texts.Pick(_random, Accounts),
        Texts.Pick(_random, Regions),
        string.Create(CultureInfo.InvariantCulture, $"{prefix}0{(ulong)++_launched * 0x9E37_79B9_7F4A_7C15:x16}"));
}
