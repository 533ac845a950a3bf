using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace FleetDiff.Lambda;

/// <summary>
/// Tells Lambda why the function cannot start. The generated Main makes the function before it speaks with the Runtime
/// API; without this, Lambda would learn no more than that the process has ended.
/// </summary>
internal static class InitError
{
    /// <summary>
    /// Starts. What that throws is reported as the init error, with its type and message, and ends the process.
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

    // RuntimeSupport logs and reports what an initializer throws, and throws it again: no event is ever asked for.
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
