using System.CommandLine;
using System.CommandLine.Parsing;
using FleetDiff.Cli.Commands.Completion;
using FleetDiff.Cli.History;
using FleetDiff.Cli.Rendering;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Cli.Commands;

/// <summary>The command <c>fleetdiff show</c>: shows a report of an archive, or the history of one instance.</summary>
internal static class ShowCommand
{
    public static Command Create(Session session)
    {
        var settings = SettingOptions.CreateArchive();
        var date = new Argument<DateOnly?>("DATE")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The date of the report, yyyy-MM-dd. Default: the newest complete report.",
            CustomParser = CommonOptions.ParseDate,
        }.WithDateCompletion(session, settings);
        var instance = new Option<string?>("--instance")
        {
            HelpName = "id",
            Description = "Show the history of one instance instead: its verdict and the evidence in every report.",
            CustomParser = ParseInstanceId,
        };
        var verify = new Option<bool>("--verify")
        {
            Description = "Also verify that the list of all instances is unchanged since the run, by its SHA-256.",
        };
        var all = CommonOptions.CreateAll();
        var output = CommonOptions.CreateOutput();
        var command = new CommandWithExamples(
            "show",
            "Show a report of an archive, or the history of one instance.",
            "fleetdiff show --archive s3://my-bucket/fleet",
            "fleetdiff show 2026-11-23 --all --archive ./fleetdiff-demo",
            "fleetdiff show --output json | jq .totals",
            "fleetdiff show 2026-11-23 --verify --archive s3://my-bucket/fleet",
            "fleetdiff show --instance i-0123456789abcdef0 --archive s3://my-bucket/fleet")
        {
            date,
            instance,
            verify,
            all,
            output,
        };
        settings.AddTo(command);
        command.Validators.Add(given =>
        {
            if (given.GetResult(instance) is null)
            {
                return;
            }

            if (given.GetResult(date) is { Tokens.Count: > 0 })
            {
                given.AddError("--instance shows every report: leave out the date.");
            }

            if (given.GetValue(verify))
            {
                given.AddError("--verify is for one report: leave out --instance.");
            }

            if (given.GetValue(all))
            {
                given.AddError("--all is for one report: leave out --instance.");
            }

            if (given.GetResult(output) is { Tokens: [{ Value: not "table" }] })
            {
                given.AddError("--instance supports only --output table: leave out --output, or leave out --instance.");
            }
        });
        command.SetAction(async (given, ct) =>
        {
            var archive = await session.OpenArchiveAsync(settings.Override(session.Host.Environment, given), ct);
            if (given.GetValue(instance) is { } id)
            {
                await ShowInstanceAsync(session, archive, id, ct);
                return ExitCode.Done;
            }

            var report = await FindAsync(session, archive, given.GetValue(date), ct);
            await session.WriteAsync(given.GetValue(output), report, given.GetValue(all), ct);
            if (given.GetValue(output) == OutputFormat.Table)
            {
                session.Out.WriteLabelled("Report", archive.Locate(ArchiveKeys.ReportHtml(report.Date)));
            }

            if (given.GetValue(verify))
            {
                var sha256 = await WaitStatus.ShowAsync(
                    session, "Verifying the archive", () => new ArchiveVerifier(archive).VerifyAsync(report, ct));
                session.Messages.WriteLabelled(
                    "Verified", $"instances.jsonl.gz is unchanged since the run, SHA-256 {sha256}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Task<Report> FindAsync(
        Session session, IArchive archive, DateOnly? date, CancellationToken cancellationToken)
    {
        var runs = new ArchivedRuns(archive);
        return WaitStatus.ShowAsync(session, "Reading the archive", () => date is { } run
            ? runs.ReadAsync(run, cancellationToken)
            : runs.ReadNewestAsync(cancellationToken));
    }

    private static async Task ShowInstanceAsync(
        Session session, IArchive archive, string instance, CancellationToken cancellationToken)
    {
        var entries = await new InstanceHistory(archive, session).ReadAsync(instance, cancellationToken);
        foreach (var (index, one) in entries.GroupBy(entry => entry.Key).OrderBy(one => one.Key).Index())
        {
            if (index > 0)
            {
                session.Out.WriteTextLine();
            }

            InstanceView.Show(session.Out, [.. one]);
        }
    }

    private static string? ParseInstanceId(ArgumentResult argument)
    {
        if (argument.Tokens is not [{ Value: var id }])
        {
            return null;
        }

        if (InstanceKey.TryParse("000000000000", "us-east-1", id, out var key) && !key.IsHybrid)
        {
            return id;
        }

        argument.AddError($"'{SafeText.ToSingleLine(id, 40)}' is not an instance id of the form i-0123456789abcdef0.");
        return null;
    }
}
