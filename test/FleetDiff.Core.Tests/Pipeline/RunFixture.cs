using System.Text.Json;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Tests.Pipeline.Archive;
using FleetDiff.Reporting;
using Microsoft.Extensions.Time.Testing;

namespace FleetDiff.Core.Tests.Pipeline;

/// <summary>Everything that a run needs, in memory. Runs are numbered by the day of November 2026.</summary>
internal sealed class RunFixture
{
    public MemoryArchive Archive { get; } = new();

    public RecordingChannel Channel { get; } = new();

    public FakeTimeProvider Clock { get; init; } = new(Fleets.Now);

    public AnalysisRules Rules { get; set; } = new();

    /// <summary>The number of times that an inventory was read.</summary>
    public int Reads { get; private set; }

    public static DateOnly Date(int day) => new(2026, 11, day);

    /// <summary>When reading has to stop.</summary>
    public CancellationToken SourceDeadline { get; init; }

    /// <summary>When the run has to stop.</summary>
    public CancellationToken Deadline { get; set; }

    public Task<RunResult> RunAsync(int day, FleetInventory inventory, params IEvidenceSource[] sources) =>
        RunAsync(day, _ => Task.FromResult(inventory), sources);

    public Task<RunResult> RunAsync(
        int day, Func<CancellationToken, Task<FleetInventory>> inventory, params IEvidenceSource[] sources) =>
        CreateRun(inventory, sources).RunAsync(Date(day), new NullProgress(), Deadline);

    public NightlyRun CreateRun(Func<CancellationToken, Task<FleetInventory>> inventory, params IEvidenceSource[] sources)
    {
        var source = new ScriptedSource(token =>
        {
            Reads++;
            return inventory(token);
        });
        var observer = new Observer(source, sources) { SourceDeadline = SourceDeadline };
        return new(observer, Archive, new ReportWriter(), Channel, Rules, Clock);
    }

    /// <summary>Makes runs one after the other, without other sources.</summary>
    public async Task<IReadOnlyList<RunResult>> RunAsync(params IEnumerable<(int Day, FleetInventory Inventory)> runs)
    {
        var results = new List<RunResult>();
        foreach (var (day, inventory) in runs)
        {
            results.Add(await RunAsync(day, inventory));
        }

        return results;
    }

    /// <summary>Replaces a part of a stored text, as a person or a script may do.</summary>
    public void Edit(string key, string before, string after)
    {
        Assert.Contains(before, Archive.Text(key), StringComparison.Ordinal);
        Archive.Put(key, Archive.Text(key).Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>Reads the rows of a run's instances.jsonl.gz.</summary>
    public IReadOnlyList<ReportedInstance> Instances(int day) =>
    [
        .. TestGzip.UnpackLines(Archive.Bytes(ArchiveKeys.Instances(Date(day))))
            .Select(line => JsonSerializer.Deserialize(line, ArchiveJson.Instance.ReportedInstance)!),
    ];
}

/// <summary>An optional source with the evidence that a test gives it.</summary>
internal sealed class ScriptedEvidence(
    Source name, Func<Task<FleetInventory>, CancellationToken, Task<SourceEvidence>> read) : IEvidenceSource
{
    public ScriptedEvidence(Source name, Func<FleetInventory, Task<SourceEvidence>> read)
        : this(name, async (listing, _) => await read(await listing))
    {
    }

    public ScriptedEvidence(SourceEvidence evidence)
        : this(evidence.Result.Name, _ => Task.FromResult(evidence))
    {
    }

    public Source Name => name;

    public static ScriptedEvidence Failing(Source name, SourceStatus status, string error) =>
        new(name, _ => throw new SourceFailedException(status, error));

    public Task<SourceEvidence> ReadAsync(
        Task<FleetInventory> listing, IProgress<Progress> progress, CancellationToken cancellationToken) =>
        read(listing, cancellationToken);
}
