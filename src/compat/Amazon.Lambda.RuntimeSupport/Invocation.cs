using System.Globalization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

internal sealed class Invocation(HttpResponseMessage next, Stream input, ILambdaLogger logger) : ILambdaContext
{
    private readonly DateTimeOffset _deadline =
        long.TryParse(Header(next, "Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : DateTimeOffset.MaxValue;

    public string AwsRequestId { get; } = Header(next, "Lambda-Runtime-Aws-Request-Id");

    public string TraceId { get; } = Header(next, "Lambda-Runtime-Trace-Id");

    public Stream Input => input;

    public string FunctionName => Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME");

    public ILambdaLogger Logger => logger;

    public TimeSpan RemainingTime
    {
        get
        {
            var left = _deadline - DateTimeOffset.UtcNow;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    private static string Header(HttpResponseMessage next, string name) =>
        next.Headers.TryGetValues(name, out var values) ? values.First() : string.Empty;
}
