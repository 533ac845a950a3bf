namespace LocalAws.Serving;

/// <summary>Sends the body of a response. Throws an IOException to break the connection.</summary>
internal delegate Task Send(HttpResponse response, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

internal sealed record Answer(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public Send Send { get; init; } = static (response, body, cancellationToken) =>
        response.Body.WriteAsync(body, cancellationToken).AsTask();

    public static Answer Empty(int status) => new(status, "", ReadOnlyMemory<byte>.Empty);

    public async Task WriteAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentLength = Body.Length;
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        if (ContentType.Length > 0)
        {
            response.ContentType = ContentType;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await Send(response, Body, cancellationToken);
        }
    }
}
