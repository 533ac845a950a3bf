using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace FleetDiff.Compat.Tests.Runtime;

/// <summary>The Lambda Runtime API for one invocation. After the response it stops the function.</summary>
internal sealed class RuntimeApi : IDisposable
{
    private const string Accepted = """{"status":"OK"}""";

    private readonly Wire _wire = new();
    private readonly StringWriter _output = new();
    private readonly (TextWriter Out, TextWriter Error) _console = (Console.Out, Console.Error);
    private readonly CancellationTokenSource _end = new();

    public RuntimeApi()
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", "runtime.test:9001");
        Console.SetOut(_output);
        Console.SetError(_output);
    }

    public List<Sent> Sent => _wire.Sent;

    public string[] Log => _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public async Task InvokeAsync(
        Func<Question, ILambdaContext, Task<Answer>> function, string input = """{"Text":"hi"}""")
    {
        _wire.Replying(
            input,
            HttpStatusCode.OK,
            ("Lambda-Runtime-Aws-Request-Id", "r-1"),
            ("Lambda-Runtime-Deadline-Ms", $"{DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeMilliseconds()}"),
            ("Lambda-Runtime-Invoked-Function-Arn", "arn:function"),
            ("Lambda-Runtime-Trace-Id", "Root=1-2-3"));
        _wire.Replying(Accepted, HttpStatusCode.Accepted).Ending(_end);
        await RunAsync(function);
    }

    public async Task RunAsync(
        Func<Question, ILambdaContext, Task<Answer>> function, LambdaBootstrapInitializer? initializer = null)
    {
        using var http = new HttpClient(_wire, disposeHandler: false);
        var builder = LambdaBootstrapBuilder
            .Create(function, new SourceGeneratorLambdaJsonSerializer<RuntimeJson>())
            .UseHttpClient(http);
        using var bootstrap = (initializer is null ? builder : builder.UseBootstrapHandler(initializer)).Build();
        await bootstrap.RunAsync(_end.Token);
    }

    public RuntimeApi Accepting()
    {
        _wire.Replying(Accepted, HttpStatusCode.Accepted);
        return this;
    }

    public JsonObject Error()
    {
        var error = Sent.Single(sent => sent.Uri.AbsolutePath.EndsWith("/error", StringComparison.Ordinal));
        return JsonSerializer.Deserialize(error.Body, RuntimeJson.Default.JsonObject)!;
    }

    public void Dispose()
    {
        Console.SetOut(_console.Out);
        Console.SetError(_console.Error);
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", null);
        _output.Dispose();
        _end.Dispose();
    }
}
