using System.Text.Json.Nodes;
using LocalAws;

namespace FleetDiff.Compat.Tests.Runtime;

public sealed class BootstrapTests : RuntimeFixture
{
    // The limit stays for the rest of this process, so it is close to the memory of the machine.
    private static readonly long Megabytes = (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20) - 1;

    [Fact]
    public async Task AnInvocationHasAnEventWithMembersInAnyCaseAndAContext()
    {
        var outcome = await InvokeAsync(
            context =>
            {
                Assert.True(Guid.TryParse(context.AwsRequestId, out _));
                Assert.InRange(context.RemainingTime, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
                Assert.StartsWith("Root=", Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"), StringComparison.Ordinal);
                return "& ü";
            },
            """{"tEXT":"hi"}""");

        Assert.Equal("""{"Text":"hi & ü"}""", Assert.IsType<InvocationResponse>(outcome).Body);
    }

    [Fact]
    public async Task AnExceptionIsReportedAsAnError()
    {
        var error = Assert.IsType<InvocationError>(await InvokeAsync(
            _ => throw new InvalidOperationException("The view is \"deleted\".", new TimeoutException("Late."))));

        Assert.Equal(("InvalidOperationException", "The view is \"deleted\"."), (error.Type, error.Message));
        var body = JsonNode.Parse(error.Body)!;
        Assert.StartsWith("at ", (string?)body["stackTrace"]![0], StringComparison.Ordinal);
        Assert.Equal(
            """{"errorType":"TimeoutException","errorMessage":"Late."}""", body["cause"]!.ToJsonString());
    }

    [Fact]
    public async Task JsonThatIsNotTheEventIsReportedAsAnError() => Assert.Equal(
        "JsonSerializerException", Assert.IsType<InvocationError>(await InvokeAsync(_ => "Not reached.", "[]")).Type);

    [Fact]
    public async Task AnExceptionOfTheInitializationIsReportedAndEndsTheProcess()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => StartAsync(() => throw new InvalidOperationException("FLEETDIFF_VIEW_ARN is required.")));

        var error = await Lambda.InitError;
        Assert.Equal(("InvalidOperationException", "FLEETDIFF_VIEW_ARN is required."), (error.Type, error.Message));
        Assert.False(Lambda.Started.IsCompleted);
    }

    [Fact]
    public async Task AnInitializationThatReturnsFalseFetchesNothing()
    {
        await StartAsync(() => Task.FromResult(false));

        Assert.False(Lambda.Started.IsCompleted);
    }

    [Fact]
    public async Task HeapLimitFollowsTheMemoryOfTheFunction()
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", $"{Megabytes}");

        await StartAsync(() => Task.FromResult(false));

        GC.Collect();
        Assert.Equal(Megabytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20);
    }
}
