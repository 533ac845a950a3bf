using LocalAws;

namespace FleetDiff.Lambda.Tests;

/// <summary>Runs the function in its own process, with AWS and the Lambda Runtime API on loopback.</summary>
public sealed class FunctionProcess : IAsyncDisposable
{
    /// <summary>The event of a run.</summary>
    public const string Scheduled = """{"time":"2026-11-23T02:30:00Z"}""";

    public const string ViewArn = "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/org/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";
    public const string TopicArn = "arn:aws:sns:eu-west-1:111122223333:fleetdiff";
    public const string Bucket = "fleetdiff-archive";

    private readonly ChildProcess _process;
    private readonly IReadOnlyList<string> _command;

    private FunctionProcess(LocalAwsServer aws, RuntimeApi runtime, IReadOnlyList<string> command, ChildProcess process) =>
        (Aws, Runtime, _command, _process) = (aws, runtime, command, process);

    public LocalAwsServer Aws { get; }

    public RuntimeApi Runtime { get; }

    /// <summary>Starts the function of this build.</summary>
    /// <param name="settings">Settings besides the view, the archive and the topic. Null removes a setting.</param>
    public static Task<FunctionProcess> StartAsync(params (string Name, string? Value)[] settings) =>
        StartAsync(["dotnet", typeof(Function).Assembly.Location], settings);

    /// <summary>Starts the function.</summary>
    /// <param name="command">The executable and its arguments.</param>
    /// <param name="settings">Settings besides the view, the archive and the topic. Null removes a setting.</param>
    public static async Task<FunctionProcess> StartAsync(
        IReadOnlyList<string> command, params (string Name, string? Value)[] settings)
    {
        var aws = await LocalAwsServer.StartAsync();
        aws.ResourceExplorer.AddView(ViewArn, "arn:aws:organizations::111122223333:organization/o-example1234");
        aws.S3.CreateBucket(Bucket);
        aws.Sns.CreateTopic(TopicArn);
        return await StartAsync(aws, command, settings);
    }

    /// <summary>Starts a second process of the function with the same AWS. Dispose it before this one.</summary>
    public Task<FunctionProcess> StartAnotherAsync() => StartAsync(Aws, _command);

    private static async Task<FunctionProcess> StartAsync(
        LocalAwsServer aws, IReadOnlyList<string> command, params (string Name, string? Value)[] settings)
    {
        var runtime = await RuntimeApi.StartAsync();
        (string Name, string? Value)[] environment =
        [
            .. runtime.Environment.Select(each => (each.Key, (string?)each.Value)),
            ("ANNOTATIONS_HANDLER", "RunAsync"),
            ("FLEETDIFF_VIEW_ARN", ViewArn),
            ("FLEETDIFF_ARCHIVE", $"s3://{Bucket}/nightly"),
            ("FLEETDIFF_TOPIC_ARN", TopicArn),
            ("FLEETDIFF_ACCOUNTS", "none"),
            .. settings,
        ];
        return new(aws, runtime, command, ChildProcess.Start(
            aws, command, environment.Select(each => KeyValuePair.Create(each.Name, each.Value))));
    }

    /// <summary>Invokes the function. Throws at once if the process ends without a response.</summary>
    public async Task<InvocationOutcome> InvokeAsync(string json, TimeSpan? deadline = null, string? requestId = null)
    {
        var (outcome, ended) = (Runtime.InvokeAsync(json, deadline, requestId), EndAsync());
        return await Task.WhenAny(outcome, ended) == outcome
            ? await outcome
            : throw new InvalidOperationException($"The process has ended. {await ended}");
    }

    /// <summary>Waits until the process ends. Returns its exit code, its standard output and its standard error.</summary>
    public Task<(int ExitCode, string Output, string Errors)> EndAsync() => _process.EndAsync();

    /// <summary>Stops the process and returns the lines of its standard output.</summary>
    public Task<IReadOnlyList<string>> StopAsync() => _process.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await Runtime.DisposeAsync();
        await Aws.DisposeAsync();
    }
}
