namespace Amazon.Lambda.Core;

public static class LambdaLogger
{
    internal static Action<string, Exception, string, object[]> Writer { get; set; } =
        (_, exception, message, _) => Console.WriteLine(exception is null ? message : $"{message}\n{exception}");

    public static void Log(string message) => Writer(null, null, message, []);

    public static void Log(string level, string message, params object[] args) => Writer(level, null, message, args);

    public static void Log(string level, Exception exception, string message, params object[] args) =>
        Writer(level, exception, message, args);

    public static void Log(LogLevel level, string message, params object[] args) =>
        Writer(level.ToString(), null, message, args);

    public static void Log(LogLevel level, Exception exception, string message, params object[] args) =>
        Writer(level.ToString(), exception, message, args);
}
