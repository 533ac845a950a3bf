namespace Amazon.Lambda.Core;

public interface ILambdaContext
{
    string AwsRequestId { get; }

    string FunctionName { get; }

    ILambdaLogger Logger { get; }

    TimeSpan RemainingTime { get; }
}

public interface ILambdaLogger
{
    void LogInformation(string message);
}
