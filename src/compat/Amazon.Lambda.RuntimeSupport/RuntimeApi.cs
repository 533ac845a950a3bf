using System.Net.Http.Headers;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

// The client of the Lambda Runtime API, version 2018-06-01. Any response other than success ends the process.
internal sealed class RuntimeApi : IDisposable
{
    private const string ErrorType = "application/vnd.aws.lambda.error+json";

    private readonly string _root =
        $"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/runtime";

    // Lambda can freeze the process for hours between two invocations.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromHours(12) };

    public void Dispose() => _http.Dispose();

    public async Task<Invocation> NextAsync(LambdaLog log, CancellationToken cancellationToken)
    {
        var next = await _http.GetAsync(new Uri($"{_root}/invocation/next"), cancellationToken);
        return new Invocation(
            next.EnsureSuccessStatusCode(), await next.Content.ReadAsStreamAsync(cancellationToken), log);
    }

    public async Task ResponseAsync(Invocation invocation, Stream output)
    {
        using var request = Post(
            $"invocation/{invocation.AwsRequestId}/response", new StreamContent(output), "application/json");
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    public async Task ErrorAsync(Invocation invocation, Exception exception)
    {
        using var request = Post(
            $"invocation/{invocation.AwsRequestId}/error", new ByteArrayContent(ErrorReport.Write(exception)), ErrorType);
        request.Headers.Add("Lambda-Runtime-Function-Error-Type", exception.GetType().Name);
        await ReportAsync(request);
    }

    public async Task InitErrorAsync(Exception exception)
    {
        using var request = Post("init/error", new ByteArrayContent(ErrorReport.Write(exception)), ErrorType);
        await ReportAsync(request);
    }

    private HttpRequestMessage Post(string path, HttpContent content, string mediaType)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return new(HttpMethod.Post, new Uri($"{_root}/{path}")) { Content = content };
    }

    // The response to an error report is a JSON status. As in the official package, any other response is an error.
    private async Task ReportAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        using var status = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
    }
}
