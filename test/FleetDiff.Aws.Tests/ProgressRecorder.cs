namespace FleetDiff.Aws.Tests;

internal sealed class ProgressRecorder<T> : IProgress<T>
{
    public List<T> Reports { get; } = [];

    public void Report(T value) => Reports.Add(value);
}
