namespace FleetDiff.Cli.Tests;

/// <summary>The archive of the demo, created once for all tests that only read it.</summary>
public sealed class DemoArchive : IAsyncLifetime
{
    private static readonly Lazy<Task<string>> Shared = new(CreateAsync);

    public string Path { get; private set; } = "";

    public async Task InitializeAsync() => Path = await Shared.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    internal Task<CommandResult> ShowAsync(params string[] args) => Terminal.RunAsync(["show", "--archive", Path, .. args]);

    private static async Task<string> CreateAsync()
    {
        var folder = new TempFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        await Terminal.RunAsync("demo", "--archive", folder.Path);
        return folder.Path;
    }
}
