using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Diagnostics.CodeAnalysis;
using FleetDiff.Cli.Commands;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cli;

/// <summary>Runs the command line: parses the arguments, runs the command, returns the exit code.</summary>
public static class FleetDiffCli
{
    private const int MaxErrorLength = 2000;

    private const string Help = """
        Finds the EC2 instances of an AWS organization that Systems Manager does not manage.

        Exit code 0: success.
        Exit code 1: failure. Standard error has the reason and the fix.
        Exit code 2: success, --fail-on-unmanaged was given, and there are unmanaged instances.
        """;

    /// <summary>
    /// Runs a command and returns its exit code. Writes every error to <see cref="Host.Error"/> and returns 1; throws none.
    /// </summary>
    [SuppressMessage("Design", "CA1031", Justification = "Top level: every error becomes a message, not a stack trace.")]
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Host host, CancellationToken cancellationToken)
    {
        try
        {
            var given = CreateCommands(new Session(host)).Parse(args);
            if (given.Action is ParseErrorAction parseError)
            {
                // The messages quote the arguments, which may contain terminal escape sequences.
                parseError.ShowHelp = args.Count == 0;
                using var messages = new StringWriter();
                var exitCode = await given.InvokeAsync(CreateConfiguration(messages, messages), cancellationToken);
                WriteError(messages.ToString().TrimEnd());
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
            return Failed("Canceled. The next run repeats an unfinished run.");
        }
        catch (Exception e) when (e is RunFailedException or InvalidDataException)
        {
            return Failed(e.Message);
        }
        catch (Exception e)
        {
            return Failed("Unexpected error: "
                + $"{e.GetType().Name}: {SafeText.ToSingleLine(e.Message, MaxErrorLength)}");
        }

        int Failed(string message)
        {
            WriteError(message);
            return ExitCode.Failed;
        }

        // A message can have several lines, for example one for each error in a file.
        void WriteError(string text)
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
