using System.Net;
using System.Text;
using Amazon.Runtime;

namespace FleetDiff.Compat.Tests;

/// <summary>A handler for HttpClient that records the requests and returns prepared responses in order.</summary>
public sealed class Wire : HttpMessageHandler
{
    private readonly Queue<HttpResponseMessage> _replies = [];
    private readonly List<Sent> _sent = [];

    public string Region { get; init; } = "eu-west-1";

    public bool UsesFips { get; init; }

    public bool UsesDualStack { get; init; }

    public IReadOnlyList<Sent> Sent => _sent;

    public HttpClientFactory Factory => new OneClient(this);

    public Wire Replying(
        string body, HttpStatusCode status = HttpStatusCode.OK, params (string Name, string Value)[] headers)
    {
        var reply = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8) };
        foreach (var (name, value) in headers)
        {
            reply.Headers.Add(name, value);
        }

        _replies.Enqueue(reply);
        return this;
    }

    /// <summary>Adds the response of a service without any member.</summary>
    public Wire Accepting(string service) => Replying(service == "sns" ? "<PublishResponse/>" : "{}");

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []);
        _sent.Add(new Sent(
            request.Method.Method,
            request.RequestUri!,
            headers.ToDictionary(
                each => each.Key, each => string.Join(",", each.Value), StringComparer.OrdinalIgnoreCase),
            body));

        return _replies.TryDequeue(out var reply)
            ? reply
            : throw new InvalidOperationException($"No reply for {request.Method} {request.RequestUri}.");
    }

    private sealed class OneClient(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);
    }
}

/// <summary>A request as it is sent.</summary>
public sealed record Sent(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body);
