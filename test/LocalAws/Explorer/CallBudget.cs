namespace LocalAws.Explorer;

/// <summary>A token bucket that holds a second's worth of calls.</summary>
internal sealed class CallBudget(TimeProvider clock)
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
                _left = value ?? 0;
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
            _left = Math.Min(perSecond, _left + (clock.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
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
