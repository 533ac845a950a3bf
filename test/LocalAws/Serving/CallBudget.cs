namespace LocalAws.Serving;

/// <summary>A token bucket with the capacity of a few seconds of calls.</summary>
internal sealed class CallBudget(TimeProvider clock, double burstSeconds = 1)
{
    private readonly Lock _gate = new();
    private double? _perSecond;
    private double _left;
    private long _filledAt;

    public double? PerSecond
    {
        get => _perSecond;
        set
        {
            lock (_gate)
            {
                _perSecond = value;
                _left = (value ?? 0) * burstSeconds;
                _filledAt = clock.GetTimestamp();
            }
        }
    }

    public bool TryTake()
    {
        lock (_gate)
        {
            if (_perSecond is not { } perSecond)
            {
                return true;
            }

            var now = clock.GetTimestamp();
            var gained = clock.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond;
            _left = Math.Min(perSecond * burstSeconds, _left + gained);
            _filledAt = now;
            if (_left < 1)
            {
                return false;
            }

            _left--;
            return true;
        }
    }
}
