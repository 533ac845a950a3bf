using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Diagnostics.CodeAnalysis;
using FleetDiff.Cli.Commands;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cli;

/// <summary>The command line, from its arguments to its exit code.</summary>
public static class FleetDiffCli
{
    private const int MaxErrorLength = 2000;

    private const string Help = """
        Which EC2 instances of an AWS organization does Systems Manager not manage?

        Exit code 0: done.
        Exit code 1: it could not be done; one line says why.
        Exit code 2: done, there are unmanaged instances, and --fail-on-unmanaged was given.
        """;

    /// <summary>Runs a command line. What goes wrong is a line on <see cref="Host.Error"/>, and exit code 1.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "The edge: a person gets a line, not a stack trace.")]
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Host host, CancellationToken cancellationToken)
    {
        try
        {
            var given = CreateCommands(new Session(host)).Parse(args);
            if (given.Action is ParseErrorAction wrong)
            {
                // The messages repeat what was typed, with its escape sequences.
                wrong.ShowHelp = args.Count == 0;
                using var said = new StringWriter();
                var exitCode = await given.InvokeAsync(CreateConfiguration(said, said), cancellationToken);
                Say(said.ToString().TrimEnd());
                return exitCode;
            }

            return await given.InvokeAsync(CreateConfiguration(host.Out.Writer, host.Error.Writer), cancellationToken);
        }
        catch (SettingsException e)
        {
            return Failed($"{e.Message}\n{SettingOptions.SetupHint}");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Failed("Stopped. A night that was not finished is done again by the next run.");
        }
        catch (Exception e) when (e is RunFailedException or InvalidDataException)
        {
            return Failed(e.Message);
        }
        catch (Exception e)
        {
            return Failed("Something FleetDiff did not expect: "
                + $"{e.GetType().Name}: {SafeText.ToSingleLine(e.Message, MaxErrorLength)}");
        }

        int Failed(string why)
        {
            Say(why);
            return ExitCode.Failed;
        }

        // Several lines, as of a file with several mistakes.
        void Say(string text)
        {
            foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
            {
                host.Error.Writer.WriteLine(SafeText.ToSingleLine(line, MaxErrorLength));
            }
        }
    }

    private static InvocationConfiguration CreateConfiguration(TextWriter output, TextWriter error) => new()
    {
        Output = output,
        Error = error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    private static RootCommand CreateCommands(Session session)
    {
        var root = new RootCommand(Help)
        {
            DemoCommand.Create(session),
            RunCommand.Create(session),
            DiffCommand.Create(session),
            CompareCommand.Create(session),
            ShowCommand.Create(session),
            DoctorCommand.Create(session),
            CompletionCommand.Create(session),
        };
        var option = root.Options.OfType<HelpOption>().Single();
        if (option.Action is HelpAction help)
        {
            help.MaxWidth = session.Out.Profile.Width;
            option.Action = new HelpWithExamples(help);
        }

        return root;
    }
}
