using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Lambda;

/// <summary>
/// Reports to Lambda why the function cannot start. The generated Main creates the function before it calls the Runtime
/// API; without this class, Lambda would report only that the process exited.
/// </summary>
internal static class InitError
{
    /// <summary>Reads the settings. An exception becomes the init error, with type and message, and ends the process.</summary>
    public static Settings Wrap(Func<Settings> read)
    {
        try
        {
            return read();
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
