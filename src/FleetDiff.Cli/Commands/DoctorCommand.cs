using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using FleetDiff.Aws;
using FleetDiff.Aws.Checks;
using FleetDiff.Cli.Rendering;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cli.Commands;

/// <summary>The command <c>fleetdiff doctor</c>: checks what a run needs, and shows the fix of each problem.</summary>
internal static class DoctorCommand
{
    public static Command Create(Session session)
    {
        var options = SettingOptions.CreateAll();
        var sendTest = new Option<bool>("--send-test")
        {
            Description = "Send a test message to the topic.",
        };
        var output = CommonOptions.CreateOutput(OutputFormat.Table, OutputFormat.Json);
        var command = new CommandWithExamples(
            "doctor",
            "Check the credentials, view, sources, archive and topic that a run needs, and show the fix of each problem.",
            "fleetdiff doctor --view-arn arn:aws:resource-explorer-2:… --archive s3://my-bucket/fleet",
            "fleetdiff doctor --send-test")
        {
            sendTest,
            output,
        };
        options.AddTo(command);
        command.SetAction(async (given, ct) =>
        {
            var settings = Settings.Parse(options.Override(session.Host.Environment, given));
            await session.SignInAsync(ct);
            var doctor = Composition.CreateDoctor(settings, given.GetValue(sendTest), session.Host.Clock);
            var found = await UnfinishedChecks.WatchAsync(session, unfinished => doctor.RunAsync(unfinished, ct));
            if (given.GetValue(output) == OutputFormat.Json)
            {
                await session.Host.Out.Writer.WriteLineAsync(DoctorJson.Format(found));
            }
            else
            {
                DoctorView.Show(session.Out, found, FormatNext(settings, options.FormatGiven(given), found));
            }

            return HasFailed(found) ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    // The command that comes next. A run that would send an alert is tried first.
    private static string FormatNext(Settings settings, string options, IReadOnlyList<CompletedCheck> found) =>
        $"fleetdiff {(HasFailed(found) ? "doctor" : settings.TopicArn is null ? "run" : "run --dry-run")} {options}".TrimEnd();

    private static bool HasFailed(IReadOnlyList<CompletedCheck> found) =>
        found.Any(line => line.Result.Status == CheckStatus.Failed);
}

/// <summary>Shows the unfinished checks.</summary>
internal sealed class UnfinishedChecks(Action<string>? setActivity) : IProgress<IReadOnlyList<string>>
{
    private const string Start = "Checking what a run needs";

    /// <summary>Runs the checks and shows the unfinished ones.</summary>
    public static Task<IReadOnlyList<CompletedCheck>> WatchAsync(
        Session session, Func<IProgress<IReadOnlyList<string>>, Task<IReadOnlyList<CompletedCheck>>> work) =>
        WaitStatus.ShowAsync(session, Start, setActivity => work(new UnfinishedChecks(setActivity)));

    public void Report(IReadOnlyList<string> value) =>
        setActivity?.Invoke(value.Count == 0 ? Start : $"Checking: {string.Join(", ", value)}");
}

/// <summary>A result in JSON, for programs.</summary>
internal sealed record DoctorLine(string What, string Health, string Message, string? Fix);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(IEnumerable<DoctorLine>))]
internal sealed partial class DoctorJson : JsonSerializerContext
{
    public static string Format(IReadOnlyList<CompletedCheck> found) => JsonSerializer.Serialize(
        found.Select(check => new DoctorLine(
            check.Name, KebabCase.Format(check.Result.Status), check.Result.Message, check.Result.Fix)),
        Default.IEnumerableDoctorLine);
}
