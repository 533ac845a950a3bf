using System.Globalization;
using Amazon.Lambda.Core;
using static System.Environment;

namespace Amazon.Lambda.RuntimeSupport;

internal sealed class LambdaContext(Invocation invocation, ILambdaLogger logger) : ILambdaContext
{
    public string AwsRequestId => invocation.RequestId;

    public string FunctionName => GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME");

    public string InvokedFunctionArn => invocation.FunctionArn;

    public ILambdaLogger Logger => logger;

    public int MemoryLimitInMB =>
        int.Parse(GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE") ?? "0", CultureInfo.InvariantCulture);

    public TimeSpan RemainingTime
    {
        get
        {
            var left = invocation.Deadline - DateTimeOffset.UtcNow;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
