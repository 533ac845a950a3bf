using System.Net.Http.Headers;

namespace Amazon.Lambda.RuntimeSupport;

// The Lambda runtime API, version 2018-06-01. Any answer but success means that this process has to end.
internal sealed class RuntimeApi
{
    private readonly string _root =
        $"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/runtime";

    private readonly HttpClient _http;

    public RuntimeApi(HttpClient http)
    {
        _http = http;

        // Between two invocations the process may be frozen for hours.
        _http.Timeout = Timeout.InfiniteTimeSpan;
    }

    public static HttpClient NewHttpClient() => new(new SocketsHttpHandler { UseProxy = false });

    public async Task<Invocation> NextAsync(CancellationToken cancellationToken)
    {
        var next = await _http.GetAsync(new Uri($"{_root}/invocation/next"), cancellationToken);
        return await Invocation.FromAsync(next.EnsureSuccessStatusCode());
    }

    public Task ResponseAsync(Invocation invocation, Stream output) =>
        PostAsync($"invocation/{invocation.RequestId}/response", Json(new StreamContent(output), "application/json"));

    public Task ErrorAsync(Invocation invocation, Exception exception) =>
        PostAsync($"invocation/{invocation.RequestId}/error", Error(exception));

    public Task InitErrorAsync(Exception exception) => PostAsync("init/error", Error(exception));

    private static ByteArrayContent Error(Exception exception)
    {
        var content = new ByteArrayContent(ErrorJson.Of(exception));
        content.Headers.Add("Lambda-Runtime-Function-Error-Type", exception.GetType().Name);
        return Json(content, "application/vnd.aws.lambda.error+json");
    }

    private static T Json<T>(T content, string mediaType)
        where T : HttpContent
    {
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return content;
    }

    private async Task PostAsync(string path, HttpContent content)
    {
        using var response = await _http.PostAsync(new Uri($"{_root}/{path}"), content);
        response.EnsureSuccessStatusCode();
    }
}
