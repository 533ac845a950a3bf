using FleetDiff.Core.Model.Text;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Layout;

/// <summary>Shows the current activity and the elapsed time, in a terminal only.</summary>
internal sealed class WaitStatus : IDisposable
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly StatusContext _status;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly ITimer _timer;
    private string _activity;

    private WaitStatus(StatusContext status, TimeProvider clock, string what)
    {
        (_status, _clock, _activity, _start) = (status, clock, what, clock.GetTimestamp());
        _timer = clock.CreateTimer(_ => Show(), null, RefreshInterval, RefreshInterval);
    }

    /// <summary>Runs an operation and shows its activity.</summary>
    public static Task<T> ShowAsync<T>(Session session, string what, Func<Task<T>> work) =>
        ShowAsync(session, what, _ => work());

    /// <summary>Runs an operation that sets its activity itself. Passes null to the operation without a terminal.</summary>
    public static Task<T> ShowAsync<T>(Session session, string what, Func<WaitStatus?, Task<T>> work) =>
        session.Messages.Profile.Capabilities.Ansi
            ? session.Messages.Status().StartAsync(Markup.Escape(what), async status =>
            {
                using var waiting = new WaitStatus(status, session.Host.Clock, what);
                return await work(waiting);
            })
            : work(null);

    /// <summary>Sets the activity that is shown.</summary>
    public void SetActivity(string what)
    {
        lock (_lock)
        {
            _activity = what;
        }

        Show();
    }

    public void Dispose() => _timer.Dispose();

    private void Show()
    {
        lock (_lock)
        {
            var seconds = (long)_clock.GetElapsedTime(_start).TotalSeconds;
            _status.Status = Markup.Escape(seconds < 1 ? _activity : $"{_activity} … {TextFormat.Number(seconds)} s");
            _status.Refresh();
        }
    }
}
