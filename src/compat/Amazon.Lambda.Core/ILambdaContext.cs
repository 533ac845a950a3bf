namespace Amazon.Lambda.Core;

public interface ILambdaContext
{
    string AwsRequestId { get; }

    string FunctionName { get; }

    string InvokedFunctionArn { get; }

    ILambdaLogger Logger { get; }

    int MemoryLimitInMB { get; }

    TimeSpan RemainingTime { get; }
}
