using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using LocalAws.Serving;

namespace LocalAws;

/// <summary>The Lambda Runtime API: it serves invocations and receives their results.</summary>
public sealed class RuntimeApi : IAsyncDisposable
{
    /// <summary>The name of the function.</summary>
    public const string FunctionName = "local";

    private const string Prefix = "/2018-06-01/runtime/";
    private const string ErrorTypeHeader = "Lambda-Runtime-Function-Error-Type";

    private readonly Channel<Invocation> _waiting = Channel.CreateUnbounded<Invocation>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvocationOutcome>> _outcomes = new();
    private readonly TaskCompletionSource<InvocationError> _initError = NewSource<InvocationError>();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Loopback? _loopback;

    private RuntimeApi()
    {
    }

    /// <summary>The value of AWS_LAMBDA_RUNTIME_API.</summary>
    public string Address => _loopback!.Url.Authority;

    /// <summary>The environment variables that Lambda sets (AWS Lambda Developer Guide, Environment variables).</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["AWS_LAMBDA_RUNTIME_API"] = Address,
        ["AWS_LAMBDA_FUNCTION_NAME"] = FunctionName,
        ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
        ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "512",
        ["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{FunctionName}",
        ["AWS_LAMBDA_LOG_STREAM_NAME"] = "2026/11/23/[$LATEST]53dc4d37cffa4f9d91c1d52f8cb0a1ab",
    };

    /// <summary>Completes when the function requests its first invocation.</summary>
    public Task Started => _started.Task;

    /// <summary>Completes when the function reports an initialization error.</summary>
    public Task<InvocationError> InitError => _initError.Task;

    public static async Task<RuntimeApi> StartAsync()
    {
        var api = new RuntimeApi();
        api._loopback = await Loopback.StartAsync(api.HandleAsync);
        return api;
    }

    /// <summary>Invokes the next function that polls. The default deadline is the maximum of Lambda, 15 minutes.</summary>
    public Task<InvocationOutcome> InvokeAsync(string json, TimeSpan? deadline = null, string? requestId = null)
    {
        var id = requestId ?? Guid.NewGuid().ToString();
        var invocation = new Invocation(id, json, deadline ?? TimeSpan.FromMinutes(15));
        var outcome = _outcomes[invocation.Id] = NewSource<InvocationOutcome>();
        _waiting.Writer.TryWrite(invocation);
        return outcome.Task;
    }

    public ValueTask DisposeAsync() => _loopback!.DisposeAsync();

    private async Task HandleAsync(HttpContext context, CancellationToken aborted)
    {
        var (path, _) = Loopback.Target(context);
        var call = path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..].Split('/') : [];
        var answer = (context.Request.Method, call) switch
        {
            ("GET", ["invocation", "next"]) => await NextAsync(aborted),
            ("POST", ["invocation", var id, "response"]) =>
                Reply(End(id, new InvocationResponse(Encoding.UTF8.GetString(await Loopback.ReadAsync(context, aborted))))),
            ("POST", ["invocation", var id, "error"]) => Reply(End(id, await ReadErrorAsync(context, aborted))),
            ("POST", ["init", "error"]) => Reply(_initError.TrySetResult(await ReadErrorAsync(context, aborted))),
            _ => Reply(false),
        };
        await answer.WriteAsync(context, aborted);
    }

    private async Task<Answer> NextAsync(CancellationToken aborted)
    {
        _started.TrySetResult();
        var invocation = await _waiting.Reader.ReadAsync(aborted);
        var deadline = (DateTimeOffset.UtcNow + invocation.Deadline).ToUnixTimeMilliseconds();
        return new Answer(200, "application/json", Encoding.UTF8.GetBytes(invocation.Json))
        {
            Headers = new Dictionary<string, string>
            {
                ["Lambda-Runtime-Aws-Request-Id"] = invocation.Id,
                ["Lambda-Runtime-Deadline-Ms"] = deadline.ToString(CultureInfo.InvariantCulture),
                ["Lambda-Runtime-Invoked-Function-Arn"] =
                    $"arn:aws:lambda:{LocalAwsServer.Region}:{LocalAwsServer.AccountId}:function:{FunctionName}",
                ["Lambda-Runtime-Trace-Id"] = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0",
            },
        };
    }

    private bool End(string id, InvocationOutcome outcome) =>
        _outcomes.TryRemove(id, out var waiting) && waiting.TrySetResult(outcome);

    private static async Task<InvocationError> ReadErrorAsync(HttpContext context, CancellationToken aborted)
    {
        var body = await Loopback.ReadAsync(context, aborted);
        var error = JsonNode.Parse(body)!;
        var type = Loopback.Headers(context).GetValueOrDefault(ErrorTypeHeader) ?? (string?)error["errorType"] ?? "";
        return new(Encoding.UTF8.GetString(body), type, (string?)error["errorMessage"] ?? "");
    }

    private static Answer Reply(bool accepted) => accepted
        ? Json.Answer(202, Json.Object(("status", "OK")))
        : Json.Answer(400, Json.Object(("errorType", "InvalidRequest"), ("errorMessage", "The call is not expected.")));

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Invocation(string Id, string Json, TimeSpan Deadline);
}

/// <summary>The result of an invocation: a response or an error.</summary>
public abstract record InvocationOutcome(string Body);

public sealed record InvocationResponse(string Body) : InvocationOutcome(Body);

public sealed record InvocationError(string Body, string Type, string Message) : InvocationOutcome(Body);
