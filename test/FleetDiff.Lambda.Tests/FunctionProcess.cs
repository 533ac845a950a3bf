using System.Diagnostics;
using LocalAws;

namespace FleetDiff.Lambda.Tests;

/// <summary>The function as Lambda runs it: a process that asks the Runtime API for its invocations.</summary>
public sealed class FunctionProcess : IAsyncDisposable
{
    public const string ViewArn = "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/org/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";
    public const string TopicArn = "arn:aws:sns:eu-west-1:111122223333:fleetdiff";
    public const string Bucket = "fleetdiff-archive";

    private readonly Process _process;
    private readonly Task<string> _errors;

    private FunctionProcess(LocalAwsServer aws, RuntimeApi runtime, Process process)
    {
        Aws = aws;
        Runtime = runtime;
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        process.BeginOutputReadLine();
    }

    public LocalAwsServer Aws { get; }

    public RuntimeApi Runtime { get; }

    /// <param name="settings">Settings besides the view, the archive and the topic; null takes one away.</param>
    public static async Task<FunctionProcess> StartAsync(params (string Name, string? Value)[] settings)
    {
        var aws = await LocalAwsServer.StartAsync();
        aws.ResourceExplorer.AddView(ViewArn, "arn:aws:organizations::111122223333:organization/o-example1234");
        aws.S3.CreateBucket(Bucket);
        aws.Sns.CreateTopic(TopicArn);
        var runtime = await RuntimeApi.StartAsync();

        var start = new ProcessStartInfo("dotnet", [typeof(Function).Assembly.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("AWS_PROFILE");
        (string Name, string? Value)[] given =
        [
            .. aws.Environment.Select(variable => (variable.Key, (string?)variable.Value)),
            ("AWS_LAMBDA_RUNTIME_API", runtime.Address),
            ("ANNOTATIONS_HANDLER", "RunAsync"),
            ("FLEETDIFF_VIEW_ARN", ViewArn),
            ("FLEETDIFF_ARCHIVE", $"s3://{Bucket}/nightly"),
            ("FLEETDIFF_TOPIC_ARN", TopicArn),
            .. settings,
        ];
        foreach (var (name, value) in given)
        {
            start.Environment[name] = value;
        }

        return new(aws, runtime, Process.Start(start)!);
    }

    /// <summary>
    /// Waits until the process has ended by itself: its exit code and what it wrote to standard error.
    /// </summary>
    public async Task<(int ExitCode, string Errors)> EndAsync()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        await Runtime.DisposeAsync();
        await Aws.DisposeAsync();
    }
}
