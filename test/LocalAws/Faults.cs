namespace LocalAws;

/// <summary>What shall go wrong, and when.</summary>
public sealed class Faults
{
    private readonly List<Rule> _rules = [];
    private readonly List<(AwsRequest Call, Fault Fault)> _fired = [];
    private readonly Lock _gate = new();

    /// <summary>Every call of the operation goes wrong, or every one that <paramref name="when"/> picks.</summary>
    public Faults On(string operation, Fault fault, Func<AwsRequest, bool>? when = null) =>
        Add(new Rule(operation, null, fault, when));

    /// <summary>The n-th such call from now on goes wrong, counted from 1; a retry is a call.</summary>
    public Faults On(string operation, int occurrence, Fault fault, Func<AwsRequest, bool>? when = null) =>
        Add(new Rule(operation, occurrence, fault, when));

    /// <summary>The n-th call from now on goes wrong, whatever it is.</summary>
    public Faults OnAny(int occurrence, Fault fault) => Add(new Rule(null, occurrence, fault, null));

    /// <summary>What went wrong until now.</summary>
    public IReadOnlyList<(AwsRequest Call, Fault Fault)> Fired
    {
        get
        {
            lock (_gate)
            {
                return [.. _fired];
            }
        }
    }

    /// <summary>Nothing goes wrong any more, and what did is forgotten.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
            _fired.Clear();
        }
    }

    internal Fault? For(AwsRequest request)
    {
        lock (_gate)
        {
            // Every rule counts the call, also when an earlier rule has decided about it.
            var fired = _rules.Where(rule => rule.Fires(request)).ToList();
            if (fired.FirstOrDefault()?.Fault is not { } fault)
            {
                return null;
            }

            _fired.Add((request, fault));
            return fault;
        }
    }

    private Faults Add(Rule rule)
    {
        lock (_gate)
        {
            _rules.Add(rule);
        }

        return this;
    }

    private sealed class Rule(string? operation, int? occurrence, Fault fault, Func<AwsRequest, bool>? when)
    {
        private int _calls;

        public Fault Fault { get; } = fault;

        public bool Fires(AwsRequest request) =>
            (operation is null || request.Operation == operation)
            && (when is null || when(request))
            && (++_calls == occurrence || occurrence is null);
    }
}
