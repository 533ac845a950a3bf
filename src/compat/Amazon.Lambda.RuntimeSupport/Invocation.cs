using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport;

internal sealed record Invocation(
    string RequestId, string TraceId, string FunctionArn, DateTimeOffset Deadline, Stream Input)
{
    public static async Task<Invocation> FromAsync(HttpResponseMessage next) => new(
        Header(next, "Lambda-Runtime-Aws-Request-Id"),
        Header(next, "Lambda-Runtime-Trace-Id"),
        Header(next, "Lambda-Runtime-Invoked-Function-Arn"),
        Milliseconds(Header(next, "Lambda-Runtime-Deadline-Ms")),
        await next.Content.ReadAsStreamAsync());

    private static string Header(HttpResponseMessage next, string name) =>
        next.Headers.TryGetValues(name, out var values) ? values.First() : string.Empty;

    private static DateTimeOffset Milliseconds(string header) =>
        long.TryParse(header, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : DateTimeOffset.MaxValue;
}
