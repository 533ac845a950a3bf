namespace Amazon.Lambda.Core;

public interface ILambdaLogger
{
    void Log(string message);

    void LogLine(string message);

    // As in the official package: a logger that implements only the two methods above gets every message without its level.
    void Log(string level, string message) => LogLine(message);

    void LogInformation(string message) => Log("Information", message);
}
