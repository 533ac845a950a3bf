using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace FleetDiff.Lambda;

// Amazon's source generator writes this class where its package is; like that one, it is silent about a wrong name.
internal static class GeneratedProgram
{
    public static async Task Main()
    {
        if (Environment.GetEnvironmentVariable("ANNOTATIONS_HANDLER") != nameof(Function.RunAsync))
        {
            return;
        }

        Func<ScheduledEvent, ILambdaContext, Task<NightSummary>> handler = new Function().RunAsync;
        using var bootstrap = LambdaBootstrapBuilder
            .Create(handler, new SourceGeneratorLambdaJsonSerializer<LambdaJson>())
            .Build();
        await bootstrap.RunAsync();
    }
}
