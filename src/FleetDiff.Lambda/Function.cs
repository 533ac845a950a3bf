using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using FleetDiff.Aws;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Lambda;

/// <summary>The function that runs the night.</summary>
public sealed class Function
{
    // Time to say so in the log and to the caller, before Lambda ends the process without a word.
    private static readonly TimeSpan ReserveTime = TimeSpan.FromSeconds(5);

    // Of the function's time this share is for the report and the alert. What optional sources have not said by then is
    // left out, and an inventory that is not read by then fails the night before anything is written.
    private const double ReportShare = 0.15;

    private readonly Settings _settings;

    /// <summary>Reads and checks the settings, once, before the first event.</summary>
    /// <exception cref="SettingsException">They are missing or wrong; it names every problem.</exception>
    public Function() => _settings = InitError.Wrap(() => Settings.Parse(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value)));

    /// <summary>Runs the night of the event's date.</summary>
    /// <param name="scheduled">The event; null when a person invokes the function with nothing.</param>
    /// <param name="context">The invocation.</param>
    /// <exception cref="RunFailedException">The night cannot be done.</exception>
    // AllowNull in place of "?": Amazon.Lambda.Annotations copies the parameter's type into files that have no nullable
    // context, where "?" is a warning (CS8669).
    [LambdaFunction(ResourceName = "FleetDiff")]
    public async Task<RunSummary> RunAsync([AllowNull] ScheduledEvent scheduled, ILambdaContext context)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        var log = context.Logger;
        var date = _settings.NightOf((scheduled ?? new()).GetTimeOrDefault(clock.GetUtcNow()));
        var time = Max(context.RemainingTime - ReserveTime);
        using var deadline = new CancellationTokenSource(time, clock);
        using var sourceDeadline = new CancellationTokenSource(time * (1 - ReportShare), clock);
        var run = Composition.CreateRun(_settings, log.LogInformation, clock, sourceDeadline.Token);
        var progress = new LoggedProgress(log);
        try
        {
            var result = await run.RunAsync(date, progress, deadline.Token);
            var summary = RunSummary.Create(result);
            log.LogInformation($"Night {summary.Date}: {summary.Unmanaged} of {summary.Instances} EC2 instances "
                + $"unmanaged, {summary.New} new. {summary.Report}");
            Stdout.Write(new RunMetrics(
                context.FunctionName, context.AwsRequestId, clock.GetUtcNow(), clock.GetElapsedTime(started))
                .FormatLine(result.Report));
            return summary;
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new RunFailedException(
                $"The night of {TextFormat.Date(date)} did not finish in the function's time"
                + (progress.IsWaiting
                    ? ": another run was writing to the archive. Invoke it again: what that one leaves out is done then."
                    : ". Give the function a longer timeout (at most 15 minutes), and invoke it again: what is missing "
                        + "is done then."),
                e);
        }
    }

    private static TimeSpan Max(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    // A line for each list that has been read, not one for each page, and one when another run has to be waited for.
    private sealed class LoggedProgress(ILambdaLogger log) : IProgress<Progress>
    {
        public bool IsWaiting { get; private set; }

        public void Report(Progress value)
        {
            if (value.IsWaiting && !value.IsFinished && !IsWaiting)
            {
                log.LogInformation($"Waiting for {value.Activity}.");
            }
            else if (value.IsFinished && !value.IsWaiting)
            {
                log.LogInformation($"Read {value.Rows} {value.Activity} in {value.Pages} pages.");
            }

            IsWaiting = value is { IsWaiting: true, IsFinished: false };
        }
    }
}
