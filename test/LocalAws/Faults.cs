namespace LocalAws;

/// <summary>The faults to inject, and the calls that they affect.</summary>
public sealed class Faults
{
    private readonly List<Rule> _rules = [];
    private readonly List<(AwsRequest Call, Fault Fault)> _fired = [];
    private readonly Lock _gate = new();

    /// <summary>Affects every call of the operation, or every call that <paramref name="when"/> selects.</summary>
    public Faults On(string operation, Fault fault, Func<AwsRequest, bool>? when = null) =>
        Add(new Rule(operation, null, fault, when));

    /// <summary>Affects the n-th such call from now on, counted from 1. A retry is a call.</summary>
    /// <param name="operation">The operation; null for any.</param>
    /// <param name="occurrence">The n-th call; null for every call.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="when">Selects the calls; null for all.</param>
    public Faults On(string? operation, int? occurrence, Fault fault, Func<AwsRequest, bool>? when = null) =>
        Add(new Rule(operation, occurrence, fault, when));

    /// <summary>The faults that occurred.</summary>
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

    /// <summary>Removes all rules and the record of the faults that occurred.</summary>
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
            // Every rule counts the call, even if an earlier rule applies to it.
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
