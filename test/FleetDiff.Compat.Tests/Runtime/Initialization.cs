namespace FleetDiff.Compat.Tests.Runtime;

public sealed class Initialization : IDisposable
{
    private readonly RuntimeApi _lambda = new();

    public void Dispose() => _lambda.Dispose();

    [Fact]
    public async Task AnExceptionIsReportedAndEndsTheProcess()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _lambda.Accepting().RunAsync(
            NeverCalled, () => throw new InvalidOperationException("FLEETDIFF_VIEW_ARN is required.")));

        var sent = Assert.Single(_lambda.Sent);
        Assert.Equal("POST /2018-06-01/runtime/init/error", $"{sent.Method} {sent.Uri.AbsolutePath}");
        Assert.Equal("InvalidOperationException", (string?)_lambda.Error()["errorType"]);
        Assert.False(sent.Headers.ContainsKey("Lambda-Runtime-Function-Error-Type"));
        Assert.Equal("FLEETDIFF_VIEW_ARN is required.", (string?)_lambda.Error()["errorMessage"]);
    }

    [Fact]
    public async Task ReturningFalseFetchesNothing()
    {
        await _lambda.RunAsync(NeverCalled, () => Task.FromResult(false));

        Assert.Empty(_lambda.Sent);
    }

    private static Task<Answer> NeverCalled(Question question, Amazon.Lambda.Core.ILambdaContext context) =>
        throw new InvalidOperationException("Not reached.");
}
