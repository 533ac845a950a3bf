using System.CommandLine;
using FleetDiff.Cli.Commands.Diffing;
using FleetDiff.Cli.Rendering;
using FleetDiff.Core.Analysis;

namespace FleetDiff.Cli.Commands;

/// <summary>The command <c>fleetdiff diff</c>: compares two lists in files, without a call to AWS.</summary>
internal static class DiffCommand
{
    private const string StandardInput = "-";
    private const string List = "aws resource-explorer-2 list-resources --output json --view-arn … --filters";

    public static Command Create(Session session)
    {
        var instances = new Argument<string>("EC2.json")
        {
            Description = "The file with the EC2 instances; - reads standard input.",
        };
        var nodes = new Argument<string>("SSM.json")
        {
            Description = "The file with the managed nodes; - reads standard input.",
        };
        var failOnUnmanaged = CommonOptions.CreateFailOnUnmanaged();
        var output = CommonOptions.CreateOutput();
        var command = new CommandWithExamples(
            "diff",
            "Compare two files that `aws resource-explorer-2 list-resources` or `search` wrote.",
            $"{List} FilterString=resourcetype:ec2:instance > EC2.json",
            $"{List} FilterString=resourcetype:ssm:managed-instance > SSM.json",
            "fleetdiff diff EC2.json SSM.json",
            "fleetdiff diff EC2.json SSM.json --output csv > unmanaged.csv")
        {
            instances,
            nodes,
            failOnUnmanaged,
            output,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(instances) == StandardInput && given.GetValue(nodes) == StandardInput)
            {
                given.AddError("Only one of the two files can be standard input (-).");
            }
        });
        command.SetAction(async (given, ct) =>
        {
            var inventory = await InventoryFiles.ReadAsync(
                given.GetRequiredValue(instances), given.GetRequiredValue(nodes), Open, ct);
            var report = Report(inventory, session.Host.Clock.GetUtcNow());
            WriteWarnings(session, report);
            if (given.GetValue(output) == OutputFormat.Table)
            {
                RunView.ShowDiff(session.Out, new(report));
            }
            else
            {
                await session.WriteAsync(given.GetValue(output), report, whole: true, ct);
            }

            return ExitCode.FromReport(report.Totals.Unmanaged, given.GetValue(failOnUnmanaged));
        });
        return command;

        Stream Open(string file) => file == StandardInput ? session.Host.Input : OpenFile(file);
    }

    // A report of today's date in UTC, without a baseline.
    private static Report Report(FleetInventory inventory, DateTimeOffset now) => ReportBuilder.Build(
        DateOnly.FromDateTime(now.UtcDateTime), new(inventory, []), new(null), new(), now).Report;

    private static void WriteWarnings(Session session, Report report)
    {
        foreach (var warning in report.SuspectBecause is { } suspicion
            ? report.Warnings.Append(suspicion)
            : report.Warnings)
        {
            session.Messages.WriteTextLine($"Warning: {warning}", TextLines.Warning);
        }
    }

    private static FileStream OpenFile(string file)
    {
        try
        {
            return new FileStream(file, new FileStreamOptions { Options = FileOptions.Asynchronous });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidDataException($"{file} cannot be read: {e.Message}", e);
        }
    }
}
