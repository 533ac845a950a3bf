using System.CommandLine;
using FleetDiff.Cli.Diffing;
using FleetDiff.Cli.Views;
using FleetDiff.Comparing;
using FleetDiff.Fleet;

namespace FleetDiff.Cli.Commands;

/// <summary><c>fleetdiff diff</c>: two lists in files, without AWS.</summary>
internal static class DiffCommand
{
    private const string StandardInput = "-";
    private const string List = "aws resource-explorer-2 list-resources --output json --view-arn … --filters";

    public static Command Of(Session session)
    {
        var instances = new Argument<string>("EC2.json") { Description = "The EC2 instances; - reads standard input." };
        var nodes = new Argument<string>("SSM.json") { Description = "The managed nodes; - reads standard input." };
        var failOnUnmanaged = FailOnUnmanaged.Option();
        var command = new CommandWithExamples(
            "diff",
            "Two files as `aws resource-explorer-2 list-resources` or `search` prints them.",
            $"{List} FilterString=resourcetype:ec2:instance > EC2.json",
            $"{List} FilterString=resourcetype:ssm:managed-instance > SSM.json",
            "fleetdiff diff EC2.json SSM.json")
        {
            instances,
            nodes,
            failOnUnmanaged,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(instances) == StandardInput && given.GetValue(nodes) == StandardInput)
            {
                given.AddError("Only one of the two files can be the standard input (-).");
            }
        });
        command.SetAction(async (given, ct) =>
        {
            var inventory = await TwoFiles.ReadAsync(
                given.GetRequiredValue(instances), given.GetRequiredValue(nodes), Open, ct);
            return ExitCode.Of(Show(session, Comparison.Of(inventory)), given.GetValue(failOnUnmanaged));
        });
        return command;

        Stream Open(string file) => file == StandardInput ? session.Host.Input : OpenFile(file);
    }

    private static int Show(Session session, Comparison comparison)
    {
        foreach (var warning in comparison.Inventory.Warnings)
        {
            session.Talk.Line($"Warning: {warning}", Lines.Uneasy);
        }

        if (Suspicion.Of(comparison, new Memory(null)) is { } suspicion)
        {
            session.Talk.Line($"Warning: {suspicion}", Lines.Uneasy);
        }

        var unmanaged = Unmanaged(comparison);
        DiffView.Show(session.Out, comparison, unmanaged);
        return unmanaged.Count;
    }

    private static List<Instance> Unmanaged(Comparison comparison)
    {
        var unmanaged = new List<Instance>();
        for (var place = 0; place < comparison.Inventory.Instances.Length; place++)
        {
            if (!comparison.IsManaged(place))
            {
                unmanaged.Add(comparison.Inventory.Instances.Span[place]);
            }
        }

        return unmanaged;
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
