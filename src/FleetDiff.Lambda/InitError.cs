using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace FleetDiff.Lambda;

/// <summary>
/// Reports to Lambda why the function cannot start. The generated Main creates the function before it calls the Runtime
/// API; without this class, Lambda would report only that the process exited.
/// </summary>
internal static class InitError
{
    /// <summary>
    /// Calls the start function. An exception is reported as the init error, with its type and message, and ends the process.
    /// </summary>
    public static T Wrap<T>(Func<T> start)
    {
        try
        {
            return start();
        }
        catch (Exception e)
        {
            Report(e);
            throw;
        }
    }

    // RuntimeSupport logs, reports and rethrows the exception of an initializer. It requests no event.
    private static void Report(Exception exception)
    {
        Func<ScheduledEvent, ILambdaContext, Task<RunSummary>> never =
            (_, _) => Task.FromException<RunSummary>(exception);
        using var bootstrap = LambdaBootstrapBuilder
            .Create(never, new SourceGeneratorLambdaJsonSerializer<LambdaJson>())
            .UseBootstrapHandler(() => Task.FromException<bool>(exception))
            .Build();
        bootstrap.RunAsync().GetAwaiter().GetResult();
    }
}
