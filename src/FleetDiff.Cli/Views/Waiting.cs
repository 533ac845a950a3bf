using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>Tells a person at a terminal what is being waited for, and for how long; a pipe hears nothing.</summary>
internal sealed class Waiting : IDisposable
{
    private static readonly TimeSpan EachSecond = TimeSpan.FromSeconds(1);

    private readonly Lock _oneAtATime = new();
    private readonly StatusContext _status;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly ITimer _timer;
    private string _what;

    private Waiting(StatusContext status, TimeProvider clock, string what)
    {
        (_status, _clock, _what, _start) = (status, clock, what, clock.GetTimestamp());
        _timer = clock.CreateTimer(_ => Show(), null, EachSecond, EachSecond);
    }

    /// <summary>Does some work that lasts.</summary>
    public static Task<T> ShowAsync<T>(Session session, string what, Func<Task<T>> work) =>
        ShowAsync(session, what, _ => work());

    /// <summary>Does some work that says itself what it is at; it is given null without a terminal.</summary>
    public static Task<T> ShowAsync<T>(Session session, string what, Func<Waiting?, Task<T>> work) =>
        session.Talk.Profile.Capabilities.Ansi
            ? session.Talk.Status().StartAsync(Markup.Escape(what), async status =>
            {
                using var waiting = new Waiting(status, session.Host.Clock, what);
                return await work(waiting);
            })
            : work(null);

    /// <summary>Says what is being waited for now.</summary>
    public void For(string what)
    {
        lock (_oneAtATime)
        {
            _what = what;
        }

        Show();
    }

    public void Dispose() => _timer.Dispose();

    private void Show()
    {
        lock (_oneAtATime)
        {
            var seconds = (long)_clock.GetElapsedTime(_start).TotalSeconds;
            _status.Status = Markup.Escape(seconds < 1 ? _what : $"{_what} … {Written.Number(seconds)} s");
            _status.Refresh();
        }
    }
}
