using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using FleetDiff.Aws;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Lambda;

/// <summary>The Lambda function that executes a run.</summary>
public sealed class Function
{
    // Time to log and return the error before Lambda stops the process without one.
    private static readonly TimeSpan ReserveTime = TimeSpan.FromSeconds(5);

    // The share of the function's time for the report and the alert. Optional sources that are not complete by then are left
    // out. If the inventory is not complete by then, the run fails before it writes anything.
    private const double ReportShare = 0.15;

    private readonly Settings _settings;

    /// <summary>Reads and checks the settings once, before the first event.</summary>
    /// <exception cref="SettingsException">Settings are missing or not valid; the message has every problem.</exception>
    public Function() => _settings = InitError.Wrap(() => Settings.Parse(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value)));

    /// <summary>Executes the run for the date of the event.</summary>
    /// <param name="scheduled">The event; null when the function is invoked without one.</param>
    /// <param name="context">The invocation.</param>
    /// <exception cref="RunFailedException">The run failed.</exception>
    // AllowNull instead of "?": Amazon.Lambda.Annotations copies the parameter's type into files without a nullable context,
    // where "?" is a warning (CS8669).
    [LambdaFunction(ResourceName = "FleetDiff")]
    public async Task<RunSummary> RunAsync([AllowNull] ScheduledEvent scheduled, ILambdaContext context)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        var log = context.Logger;
        var date = _settings.GetRunDate((scheduled ?? new()).GetTimeOrDefault(clock.GetUtcNow()));
        var remaining = context.RemainingTime - ReserveTime;
        var time = remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
        using var deadline = new CancellationTokenSource(time, clock);
        using var sourceDeadline = new CancellationTokenSource(time * (1 - ReportShare), clock);
        var run = Composition.CreateRun(_settings, log.LogInformation, clock, sourceDeadline.Token);
        var progress = new LoggedProgress(log);
        try
        {
            var result = await run.RunAsync(date, progress, deadline.Token);
            var summary = RunSummary.Create(result);
            log.LogInformation($"Report of {summary.Date}: {summary.Unmanaged} of {summary.Instances} EC2 instances "
                + $"unmanaged, {summary.New} new. {summary.Report}");
            WriteToStdout(RunMetrics.FormatLine(
                result.Report, context.FunctionName, context.AwsRequestId, clock.GetUtcNow(), clock.GetElapsedTime(started)));
            return summary;
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new RunFailedException(
                $"The run for {TextFormat.Date(date)} exceeded the timeout of the function"
                + (progress.IsWaiting
                    ? ": another run was writing to the archive. Invoke the function again: it continues an incomplete run."
                    : ". Increase the timeout of the function (at most 15 minutes), and invoke it again: it continues an "
                        + "incomplete run."),
                e);
        }
    }

    // Writes a line unchanged and in one call, so that lines do not interleave. The Lambda runtime replaces Console.Out with a
    // writer that adds a time and a request id to each line or wraps it in JSON.
    private static void WriteToStdout(string line)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes($"{line}\n"));
    }

    // Logs a line for each list, not for each page, and one line when the run waits for another run.
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
