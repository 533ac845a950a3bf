using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityHub;
using Amazon.SimpleNotificationService;

namespace FleetDiff.Aws.Tests;

/// <summary>Runs moto_server, an independent implementation of AWS, on loopback for one test class.</summary>
public sealed partial class Moto : IAsyncLifetime
{
    private const string Tool = "moto_server";
    private const string Region = "eu-west-1";

    private static readonly BasicAWSCredentials Credentials = new("AKIALOCALAWSEXAMPLE0", "secret");

    private readonly HttpClient _http = new();
    private Process? _process;

    /// <summary>The reason to skip a test that requires moto_server; null when it is installed.</summary>
    public static string? Missing { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, Tool))) ? null : $"{Tool} is not on PATH (pip install 'moto[server]').";

    public string Url { get; private set; } = "";

    // The HTTP client of the product rejects the answers of moto_server: they are text/html.
    // In any other Region a new bucket needs a location constraint.
    public AmazonS3Client S3() => new(
        Credentials, new AmazonS3Config { ServiceURL = Url, AuthenticationRegion = "us-east-1", ForcePathStyle = true });

    public AmazonSimpleNotificationServiceClient Sns() =>
        new(Credentials, new AmazonSimpleNotificationServiceConfig { ServiceURL = Url, AuthenticationRegion = Region });

    public AmazonSecurityHubClient SecurityHub() =>
        new(Credentials, new AmazonSecurityHubConfig { ServiceURL = Url, AuthenticationRegion = Region });

    /// <summary>Calls an operation of the rest-json protocol that FleetDiff does not use.</summary>
    public Task<string> PostAsync(string service, string path, string json) =>
        SendAsync(service, path, new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>Calls an operation of the query protocol that FleetDiff does not use.</summary>
    public Task<string> QueryAsync(string service, params (string Name, string Value)[] parameters) =>
        SendAsync(service, "", new FormUrlEncodedContent(parameters.Select(p => KeyValuePair.Create(p.Name, p.Value))));

    private async Task<string> SendAsync(string service, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url + path) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 "
            + $"Credential=AKIALOCALAWSEXAMPLE0/20261123/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await _http.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    public async Task InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        var url = new TaskCompletionSource<string>();
        _process = new Process
        {
            StartInfo = new(Tool, ["-H", "127.0.0.1", "-p", "0"]) { RedirectStandardError = true },
        };
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                url.TrySetException(new InvalidOperationException($"{Tool} ended before it printed its URL."));
            }
            else if (RunningOn().Match(line.Data) is { Success: true } running)
            {
                url.TrySetResult(running.Groups[1].Value);
            }
        };
        _process.Start();
        _process.BeginErrorReadLine();
        Url = await url.Task;
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    [GeneratedRegex(@"Running on (http://127\.0\.0\.1:\d+)")]
    private static partial Regex RunningOn();
}

/// <summary>A theory that requires moto_server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MotoTheoryAttribute : TheoryAttribute
{
    public MotoTheoryAttribute() => Skip = Moto.Missing!;
}

/// <summary>A fact that requires moto_server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MotoFactAttribute : FactAttribute
{
    public MotoFactAttribute() => Skip = Moto.Missing!;
}
