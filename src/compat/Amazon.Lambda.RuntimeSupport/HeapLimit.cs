using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport;

// .NET does not detect the memory limit of Lambda. Without this class, the heap grows until Lambda ends the process.
internal static class HeapLimit
{
    public static void SetToTheFunctionsMemory()
    {
        if (ulong.TryParse(
                Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"),
                CultureInfo.InvariantCulture,
                out var megabytes)
            && (ulong)GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >= megabytes << 20)
        {
            AppContext.SetData("GCHeapHardLimit", megabytes << 20);
            GC.RefreshMemoryLimit();
        }
    }
}
