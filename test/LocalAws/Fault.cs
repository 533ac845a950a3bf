using System.Text;
using LocalAws.Serving;

namespace LocalAws;

/// <summary>A fault in one call.</summary>
public sealed class Fault
{
    private readonly Func<Exchange, Task<Answer>> _run;

    private Fault(Func<Exchange, Task<Answer>> run) => _run = run;

    private Fault(Func<Exchange, Answer> run)
        : this(exchange => Task.FromResult(run(exchange)))
    {
    }

    public static Fault Throttle { get; } = new(exchange => exchange.Refuse(exchange.Service.Throttled));

    public static Fault InternalError { get; } = new(exchange => exchange.Refuse(exchange.Service.InternalError));

    /// <summary>No policy allows the action. The message names the action and the resource, in the form of the service.</summary>
    public static Fault Denied { get; } = new(exchange => exchange.Refuse(exchange.Service.Denied(exchange.Request)));

    public static Fault ExpiredToken { get; } = new(exchange => exchange.Refuse(exchange.Service.ExpiredToken));

    /// <summary>An empty page, and a NextToken that continues at the same position.</summary>
    public static Fault EmptyPage { get; } = ShortPage(0);

    /// <summary>The call takes effect, and the connection breaks in the middle of the response body.</summary>
    public static Fault CutConnection { get; } = Sending(async (response, body, cancellationToken) =>
    {
        await response.Body.WriteAsync(body[..(body.Length / 2)], cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
        Break();
    });

    /// <summary>The connection breaks before the call takes effect.</summary>
    public static Fault Before { get; } = Instead(() => { });

    /// <summary>The call takes effect, and the connection breaks before the response.</summary>
    public static Fault After { get; } = Thereafter(() => { });

    /// <summary>Runs an action in place of the call, for example one that kills the caller; then as Before.</summary>
    public static Fault Instead(Action happens) => new(_ =>
    {
        happens();
        return Break();
    });

    /// <summary>The call takes effect, then an action runs. The caller sees the same as with After.</summary>
    public static Fault Thereafter(Action happens) => new(exchange =>
    {
        exchange.Answer();
        happens();
        return Break();
    });

    /// <summary>A page with fewer items than requested, and a NextToken to the rest.</summary>
    public static Fault ShortPage(int items) =>
        new(exchange => (exchange with { Request = exchange.Request with { PageLimit = items } }).Answer());

    /// <summary>Another server responds instead of the service, for example a captive portal.</summary>
    public static Fault Raw(int status, string contentType, string body) =>
        new(_ => new Answer(status, contentType, Encoding.UTF8.GetBytes(body)));

    /// <summary>Another server responds with a body that does not end.</summary>
    public static Fault Flooded(int status, string contentType, string body, Flood flood) =>
        new(_ => new Answer(status, contentType, Encoding.UTF8.GetBytes(body)) { Send = flood.WriteAsync });

    /// <summary>A redirect to another URL, optionally with more headers.</summary>
    public static Fault Redirect(int status, string location, params (string Name, string Value)[] headers) =>
        new(_ => Answer.Empty(status) with
        {
            Headers = headers.Append(("Location", location)).ToDictionary(header => header.Item1, header => header.Item2),
        });

    public static Fault Delay(TimeSpan time) => new(async exchange =>
    {
        await Task.Delay(time, exchange.Aborted);
        return exchange.Answer();
    });

    /// <summary>The complete response, in the given number of pieces with a pause before each.</summary>
    public static Fault SlowBytes(int pieces, TimeSpan pause) => Sending(async (response, body, cancellationToken) =>
    {
        await response.StartAsync(cancellationToken);
        for (var i = 0; i < pieces; i++)
        {
            await Task.Delay(pause, cancellationToken);
            await response.Body.WriteAsync(
                body[(body.Length * i / pieces)..(body.Length * (i + 1) / pieces)], cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
    });

    /// <summary>Any other error of the service, for example 409 ConditionalRequestConflict of S3.</summary>
    public static Fault Refusal(int status, string code, string message) =>
        new(exchange => exchange.Refuse(new ServiceException(status, code, message)));

    internal Task<Answer> RunAsync(Exchange exchange) => _run(exchange);

    private static Fault Sending(Send send) => new(exchange => exchange.Answer() with { Send = send });

    private static Answer Break() => throw new IOException("The fault breaks the connection.");
}
