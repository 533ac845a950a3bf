namespace FleetDiff.Compat.Tests.Runtime;

public sealed class Invocation : IDisposable
{
    private readonly RuntimeApi _lambda = new();

    public void Dispose() => _lambda.Dispose();

    [Fact]
    public async Task IsFetchedAndAnswered()
    {
        await _lambda.InvokeAsync((question, _) => Task.FromResult(new Answer($"{question.Text} & ü")));

        Assert.Equal(
            [
                "GET http://runtime.test:9001/2018-06-01/runtime/invocation/next",
                "POST http://runtime.test:9001/2018-06-01/runtime/invocation/r-1/response",
                "GET http://runtime.test:9001/2018-06-01/runtime/invocation/next",
            ],
            _lambda.Sent.Select(sent => $"{sent.Method} {sent.Uri}"));
        Assert.Equal("""{"Text":"hi & ü"}""", _lambda.Sent[1].Body);
    }

    [Fact]
    public async Task ReadsMembersInAnyCase()
    {
        await _lambda.InvokeAsync((question, _) => Task.FromResult(new Answer(question.Text)), """{"tEXT":"hi"}""");

        Assert.Equal("""{"Text":"hi"}""", _lambda.Sent[1].Body);
    }

    [Fact]
    public async Task HasAContext()
    {
        await _lambda.InvokeAsync((_, context) =>
        {
            Assert.Equal("r-1", context.AwsRequestId);
            Assert.Equal("arn:function", context.InvokedFunctionArn);
            Assert.InRange(context.RemainingTime, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(60));
            Assert.Equal("Root=1-2-3", Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"));
            return Task.FromResult(new Answer("seen"));
        });

        Assert.EndsWith("/response", _lambda.Sent[1].Uri.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnExceptionIsReportedAsAnError()
    {
        await _lambda.InvokeAsync((_, _) => throw new InvalidOperationException("The view is \"deleted\"."));

        var sent = _lambda.Sent[1];
        var error = _lambda.Error();
        Assert.Equal("/2018-06-01/runtime/invocation/r-1/error", sent.Uri.AbsolutePath);
        Assert.Equal("application/vnd.aws.lambda.error+json", sent.Headers["Content-Type"]);
        Assert.Equal("InvalidOperationException", sent.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Equal("InvalidOperationException", (string?)error["errorType"]);
        Assert.Equal("The view is \"deleted\".", (string?)error["errorMessage"]);
        Assert.NotEmpty(error["stackTrace"]!.AsArray());
        Assert.Contains(_lambda.Log, line => line.Contains("The view is", StringComparison.Ordinal));
    }

    [Fact]
    public async Task JsonThatIsNotTheEventIsReportedAsAnError()
    {
        await _lambda.InvokeAsync((_, _) => throw new InvalidOperationException("Not reached."), "[]");

        Assert.Equal("JsonSerializerException", (string?)_lambda.Error()["errorType"]);
    }
}
