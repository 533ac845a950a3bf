namespace LocalAws.Serving;

internal enum Cut
{
    Nowhere,
    BeforeTheAnswer,
    InTheBody,
}

/// <summary>How a body is sent that is not sent at once.</summary>
internal sealed record Pieces(int Count, TimeSpan Pause, TimeProvider Clock);

internal sealed record Answer(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    public static Answer Empty(int status) => new(status, "", ReadOnlyMemory<byte>.Empty);

    public IReadOnlyDictionary<string, string> Headers { get; init; } = NoHeaders;

    public Cut Cut { get; init; }

    public Pieces? Pieces { get; init; }

    public Flood? Flood { get; init; }

    public async Task WriteAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (Cut is Cut.BeforeTheAnswer)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = Status;
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        if (ContentType.Length > 0)
        {
            response.ContentType = ContentType;
        }

        if (Status is not StatusCodes.Status204NoContent && Flood is null)
        {
            response.ContentLength = Body.Length;
        }

        if (Cut is Cut.InTheBody)
        {
            await response.Body.WriteAsync(Body[..(Body.Length / 2)], cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
            context.Abort();
        }
        else if (!HttpMethods.IsHead(context.Request.Method))
        {
            await WriteBodyAsync(response, cancellationToken);
        }
    }

    private async Task WriteBodyAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        if (Pieces is not { } pieces)
        {
            await response.Body.WriteAsync(Body, cancellationToken);
            await (Flood?.WriteAsync(response.Body, response.HttpContext.RequestAborted) ?? Task.CompletedTask);
            return;
        }

        await response.StartAsync(cancellationToken);
        for (var i = 0; i < pieces.Count; i++)
        {
            await Task.Delay(pieces.Pause, pieces.Clock, cancellationToken);
            var (start, end) = (Body.Length * i / pieces.Count, Body.Length * (i + 1) / pieces.Count);
            await response.Body.WriteAsync(Body[start..end], cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
    }
}
