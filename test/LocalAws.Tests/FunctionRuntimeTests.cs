using System.Net;
using System.Text;

namespace LocalAws.Tests;

public sealed class FunctionRuntimeTests : IAsyncLifetime
{
    private static readonly HttpClient Function = new();

    private RuntimeApi? _runtime;

    private RuntimeApi Runtime => _runtime!;

    public async Task InitializeAsync() => _runtime = await RuntimeApi.StartAsync();

    public async Task DisposeAsync() => await Runtime.DisposeAsync();

    [Fact]
    public async Task AnInvocationEndsOnlyOnce()
    {
        _ = Runtime.InvokeAsync("{}", requestId: "id-1");
        await PostAsync("invocation/id-1/response", "{}");
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("invocation/id-1/response", "{}"));
    }

    [Fact]
    public async Task RejectsAResponseAboveSixMegabytes()
    {
        _ = Runtime.InvokeAsync("{}", requestId: "id-1");
        var large = new string('a', (6 * 1024 * 1024) + 1);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync("invocation/id-1/response", large));
    }

    [Fact]
    public async Task StoppingReleasesAWaitingFunction()
    {
        var next = NextAsync();
        await Runtime.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => next);
    }

    [Fact]
    public async Task StoppingCancelsOpenInvocations()
    {
        var outcome = Runtime.InvokeAsync("{}");
        await Runtime.DisposeAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => outcome);
    }

    private Task<HttpResponseMessage> NextAsync() => Function.GetAsync(Call("invocation/next"));

    private async Task<HttpStatusCode> PostAsync(string call, string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Function.PostAsync(Call(call), body);
        return response.StatusCode;
    }

    private Uri Call(string call) => new($"http://{Runtime.Address}/2018-06-01/runtime/{call}");
}
