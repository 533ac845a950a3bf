namespace Amazon.Lambda.Core;

public interface ILambdaLogger
{
    void LogInformation(string message);
}
