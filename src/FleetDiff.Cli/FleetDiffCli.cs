using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Diagnostics.CodeAnalysis;
using FleetDiff.Cli.Commands;
using FleetDiff.Configuration;
using FleetDiff.Reporting;
using FleetDiff.Running;

namespace FleetDiff.Cli;

/// <summary>The command line, from its arguments to its exit code.</summary>
public static class FleetDiffCli
{
    private const int LongestError = 2000;

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
            var given = Commands(new Session(host)).Parse(args);
            if (given.Action is ParseErrorAction wrong)
            {
                // The messages repeat what was typed, with its escape sequences.
                wrong.ShowHelp = args.Count == 0;
                using var said = new StringWriter();
                var exitCode = await given.InvokeAsync(Streams(said, said), cancellationToken);
                Say(said.ToString().TrimEnd());
                return exitCode;
            }

            return await given.InvokeAsync(Streams(host.Out.Writer, host.Error.Writer), cancellationToken);
        }
        catch (SettingsException e)
        {
            return Failed($"{e.Message}\n{SettingOptions.HowToSet}");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Failed("Stopped. A night that was not finished is done again by the next run.");
        }
        catch (Exception e) when (e is NightFailedException or InvalidDataException)
        {
            return Failed(e.Message);
        }
        catch (Exception e)
        {
            return Failed("Something FleetDiff did not expect: "
                + $"{e.GetType().Name}: {PlainText.OneLine(e.Message, LongestError)}");
        }

        int Failed(string why)
        {
            Say(why);
            return ExitCode.CouldNotBeDone;
        }

        // Several lines, as of a file with several mistakes.
        void Say(string text)
        {
            foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
            {
                host.Error.Writer.WriteLine(PlainText.OneLine(line, LongestError));
            }
        }
    }

    private static InvocationConfiguration Streams(TextWriter output, TextWriter error) => new()
    {
        Output = output,
        Error = error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    private static RootCommand Commands(Session session)
    {
        var root = new RootCommand(Help)
        {
            DemoCommand.Of(session),
            RunCommand.Of(session),
            DiffCommand.Of(session),
            CompareCommand.Of(session),
            ShowCommand.Of(session),
            DoctorCommand.Of(session),
            CompletionCommand.Of(session),
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
