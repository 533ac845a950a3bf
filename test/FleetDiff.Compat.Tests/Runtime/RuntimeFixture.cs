using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using LocalAws;

namespace FleetDiff.Compat.Tests.Runtime;

/// <summary>A function that polls the Lambda Runtime API in this process.</summary>
public abstract class RuntimeFixture : IAsyncLifetime
{
    private readonly StringWriter _output = new();
    private readonly TextWriter _console = Console.Out;
    private RuntimeApi? _lambda;

    protected RuntimeApi Lambda => _lambda!;

    /// <summary>The lines of the log.</summary>
    protected IEnumerable<string> Log => _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public async Task InitializeAsync()
    {
        _lambda = await RuntimeApi.StartAsync();
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", _lambda.Address);
        Console.SetOut(_output);
    }

    public async Task DisposeAsync()
    {
        Console.SetOut(_console);
        foreach (var name in new[] { "RUNTIME_API", "LOG_FORMAT", "LOG_LEVEL", "FUNCTION_MEMORY_SIZE" })
        {
            Environment.SetEnvironmentVariable($"AWS_LAMBDA_{name}", null);
        }

        await Lambda.DisposeAsync();
        await _output.DisposeAsync();
    }

    /// <summary>Runs the function for one invocation.</summary>
    protected async Task<InvocationOutcome> InvokeAsync(Func<ILambdaContext, string> function, string json = """{"Text":"hi"}""")
    {
        using var bootstrap = Builder(function).Build();
        using var end = new CancellationTokenSource();
        var running = bootstrap.RunAsync(end.Token);
        var outcome = await Lambda.InvokeAsync(json);
        await end.CancelAsync();
        await running;
        return outcome;
    }

    /// <summary>Runs a function whose initialization fails or stops it.</summary>
    protected static async Task StartAsync(LambdaBootstrapInitializer initializer)
    {
        using var bootstrap = Builder(_ => throw new InvalidOperationException("Not reached."))
            .UseBootstrapHandler(initializer).Build();
        await bootstrap.RunAsync();
    }

    private static LambdaBootstrapBuilder Builder(Func<ILambdaContext, string> function) => LambdaBootstrapBuilder.Create(
        (Question question, ILambdaContext context) => Task.FromResult(new Answer($"{question.Text} {function(context)}")),
        new SourceGeneratorLambdaJsonSerializer<RuntimeJson>());
}

internal sealed record Question(string Text);

internal sealed record Answer(string Text, string? Left = null);

[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(Answer))]
internal sealed partial class RuntimeJson : JsonSerializerContext;
