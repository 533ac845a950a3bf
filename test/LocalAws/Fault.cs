using System.Text;
using LocalAws.Serving;

namespace LocalAws;

/// <summary>Something that goes wrong with one call.</summary>
public sealed class Fault
{
    private readonly Func<Exchange, Task<Answer>> _run;

    private Fault(Func<Exchange, Task<Answer>> run) => _run = run;

    private Fault(Func<Exchange, Answer> run)
        : this(exchange => Task.FromResult(run(exchange)))
    {
    }

    public static Fault Throttle { get; } = new(exchange => exchange.Refuse(CommonError.Throttled));

    public static Fault InternalError { get; } = new(exchange => exchange.Refuse(CommonError.Internal));

    /// <summary>No policy allows the action; the service's words name the action and the resource.</summary>
    public static Fault Denied { get; } = new(exchange => exchange.Refuse(CommonError.Denied));

    public static Fault ExpiredToken { get; } = new(exchange => exchange.Refuse(CommonError.ExpiredToken));

    /// <summary>A page of what was asked for with nothing in it, and a NextToken that goes on where it began.</summary>
    public static Fault EmptyPage { get; } = ShortPage(0);

    /// <summary>The call takes effect and the connection breaks in the middle of the answer's body.</summary>
    public static Fault CutConnection { get; } = new(exchange => exchange.Answer() with { Cut = Cut.InTheBody });

    /// <summary>The connection breaks and nothing happened.</summary>
    public static Fault Before { get; } = new(_ => Answer.Empty(0) with { Cut = Cut.BeforeTheAnswer });

    /// <summary>The call takes effect and the connection breaks, so that the caller never learns of it.</summary>
    public static Fault After { get; } = new(exchange => exchange.Answer() with { Cut = Cut.BeforeTheAnswer });

    /// <summary>Something happens in place of the call, such as the end of whoever called; then as Before.</summary>
    public static Fault Instead(Action happens) => new(_ =>
    {
        happens();
        return Answer.Empty(0) with { Cut = Cut.BeforeTheAnswer };
    });

    /// <summary>The call takes effect, and then something happens; for the caller it is as After.</summary>
    public static Fault Thereafter(Action happens) => new(exchange =>
    {
        var answer = exchange.Answer();
        happens();
        return answer with { Cut = Cut.BeforeTheAnswer };
    });

    /// <summary>A page with fewer items than asked for, and a NextToken to the rest.</summary>
    public static Fault ShortPage(int items) =>
        new(exchange => (exchange with { Request = exchange.Request with { PageLimit = items } }).Answer());

    /// <summary>The service takes some words of the request for others.</summary>
    public static Fault Misread(string words, string forWords) => new(exchange => (exchange with
    {
        Request = exchange.Request with
        {
            Bytes = Encoding.UTF8.GetBytes(
                exchange.Request.Body.Replace(words, forWords, StringComparison.Ordinal)),
        },
    }).Answer());

    /// <summary>Somebody else answers in the service's place, such as a captive portal.</summary>
    public static Fault Raw(int status, string contentType, string body) =>
        new(_ => new Answer(status, contentType, Encoding.UTF8.GetBytes(body)));

    /// <summary>The same, with a body that goes on and on.</summary>
    public static Fault Flooded(int status, string contentType, string body, Flood flood) =>
        new(_ => new Answer(status, contentType, Encoding.UTF8.GetBytes(body)) { Flood = flood });

    /// <summary>A redirect to another address, as it is or with more headers.</summary>
    public static Fault Redirect(int status, string location, params (string Name, string Value)[] headers) =>
        new(_ => Answer.Empty(status) with
        {
            Headers = headers.Append(("Location", location)).ToDictionary(header => header.Item1, header => header.Item2),
        });

    public static Fault Delay(TimeSpan time) => new(async exchange =>
    {
        await Task.Delay(time, exchange.Clock, exchange.Aborted);
        return exchange.Answer();
    });

    /// <summary>The answer comes whole, in so many pieces with a pause before each.</summary>
    public static Fault SlowBytes(int pieces, TimeSpan pause) =>
        new(exchange => exchange.Answer() with { Pieces = new(pieces, pause, exchange.Clock) });

    /// <summary>Any other error of the service, for example S3's 409 ConditionalRequestConflict.</summary>
    public static Fault Refusal(int status, string code, string message) =>
        new(exchange => exchange.Refuse(new ServiceError(status, code, message)));

    internal Task<Answer> RunAsync(Exchange exchange) => _run(exchange);
}
