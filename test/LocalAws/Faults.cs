namespace LocalAws;

/// <summary>What shall go wrong, and when.</summary>
public sealed class Faults
{
    private readonly List<Rule> _rules = [];
    private readonly Lock _gate = new();

    /// <summary>Every call of the operation goes wrong, or every one that <paramref name="when"/> picks.</summary>
    public Faults On(string operation, Fault fault, Func<AwsRequest, bool>? when = null) =>
        Add(new Rule(operation, null, fault, when));

    /// <summary>The n-th such call from now on goes wrong, counted from 1; a retry is a call.</summary>
    public Faults On(string operation, int occurrence, Fault fault, Func<AwsRequest, bool>? when = null) =>
        Add(new Rule(operation, occurrence, fault, when));

    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
        }
    }

    internal Fault? For(AwsRequest request)
    {
        lock (_gate)
        {
            // Every rule counts the call, also when an earlier rule has decided about it.
            var fired = _rules.Where(rule => rule.Fires(request)).ToList();
            return fired.FirstOrDefault()?.Fault;
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

    private sealed class Rule(string operation, int? occurrence, Fault fault, Func<AwsRequest, bool>? when)
    {
        private int _calls;

        public Fault Fault { get; } = fault;

        public bool Fires(AwsRequest request) =>
            request.Operation == operation
            && (when is null || when(request))
            && (++_calls == occurrence || occurrence is null);
    }
}
