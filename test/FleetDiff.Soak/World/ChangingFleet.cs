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

    // How the fleet changes now, and for how many more runs.
    private (Action Change, int Runs) _mood = (() => { }, 1);

    public ChangingFleet(Random random)
    {
        _random = random;
        Launch(random.Next(600, 1700), unmanagedInHundred: 8);
        for (var i = 0; i < 5; i++)
        {
            _hybrids.Add(NewKey("mi-"));
        }
    }

    /// <summary>Changes the fleet by one day.</summary>
    /// <param name="random">The random numbers of the run: the changes do not depend on earlier runs.</param>
    public void Change(Random random)
    {
        _random = random;
        if (_mood.Runs == 0)
        {
            _mood = _random.Next(40) switch
            {
                // An open instance then has no alert for a week, so that a reminder is due.
                0 or 1 => (ChangeQuietly, 10),
                2 or 3 => (ManageAll, 1 + _random.Next(2)),
                4 => (() => Terminate(_instances.Count * 3 / 5), 1),
                < 8 => (() => Launch(_random.Next(1000), unmanagedInHundred: 5), 1),
                < 14 => (() => { }, 1),
                < 20 => (ChangeQuietly, 1),
                _ => (() => ChangeEverything(most: 40), 1),
            };
        }

        _mood.Runs--;
        _mood.Change();
    }

    /// <summary>Changes a few instances, as within an hour between two attempts.</summary>
    public void ChangeALittle() => ChangeEverything(most: 5);

    /// <summary>Returns the fleet of a date, in random order.</summary>
    public ShownFleet Show(DateOnly date)
    {
        var instances = _instances.ToArray();
        _random.Shuffle(instances);
        return new(date, instances, [.. _orphans], [.. _hybrids]);
    }

    private void ChangeQuietly()
    {
        Launch(_random.Next(40), unmanagedInHundred: 0);
        Terminate(_random.Next(10));
        Alter(_random.Next(10), Retag);
    }

    private void ManageAll() => AlterAll(WithNode);

    private void ChangeEverything(int most)
    {
        Launch(_random.Next(most), unmanagedInHundred: 20);
        Terminate(_random.Next(most));
        Alter(_random.Next(most), WithNode);
        AlterAll(instance => instance is { HasNode: true, Ssm1: not null } && _random.Next(3) == 0
            ? _random.Next(3) == 0 ? instance with { Ssm1 = null } : WithoutNode(instance)
            : instance);
        AlterAll(instance => !instance.HasNode && _random.Next(40) == 0 ? FailedSince(instance) : instance);
        Alter(_random.Next(most / 8), FailedSince);
        Alter(_random.Next(most / 2), WithoutNode);
        Alter(_random.Next(most / 2), Retag);
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

    private static Instance WithNode(Instance instance) => instance with { HasNode = true, Ssm1 = null };

    private static Instance FailedSince(Instance instance) => instance with { HasNode = true, Ssm1 = "FAILED" };

    private Instance WithoutNode(Instance instance) => instance with
    {
        HasNode = false,
        Ssm1 = _random.Next(4) switch { 0 => "PASSED", 1 => "FAILED", _ => null },
    };

    private Instance Retag(Instance instance)
    {
        var tags = Texts.Tags(_random, _launched);
        if (!instance.HasNode && _random.Next(3) == 0)
        {
            tags[ExemptTag] = _random.Pick(["", "2099-12-31", "off", "no"]);
        }

        return instance with { Tags = tags };
    }

    // Multiplied by an odd number, so that ids are unique and not in order.
    private Key NewKey(string prefix) => new(
        _random.Pick(Accounts), _random.Pick(Regions), $"{prefix}0{(ulong)++_launched * 0x9E37_79B9_7F4A_7C15:x16}");
}
