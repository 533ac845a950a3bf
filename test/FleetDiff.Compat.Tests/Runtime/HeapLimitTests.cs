namespace FleetDiff.Compat.Tests.Runtime;

public sealed class HeapLimitTests : IDisposable
{
    private const string Memory = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";

    // The limit stays for the rest of this process, so it is close to the memory of the machine.
    private static readonly long Megabytes = (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20) - 1;

    private readonly RuntimeApi _lambda = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Memory, null);
        _lambda.Dispose();
    }

    [Fact]
    public async Task HeapLimitFollowsTheMemoryOfTheFunction()
    {
        Environment.SetEnvironmentVariable(Memory, $"{Megabytes}");

        await _lambda.InvokeAsync((_, _) => Task.FromResult(new Answer("done")));

        GC.Collect();
        Assert.Equal(Megabytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20);
    }
}
