using System.Runtime.InteropServices;
using System.Text;
using FleetDiff.Cli;

Console.OutputEncoding = Encoding.UTF8;
using var stopping = new CancellationTokenSource();
using var ctrlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await FleetDiffCli.RunAsync(args, Host.CreateForProcess(), stopping.Token);

// The first signal cancels the command; the second one ends the process.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stopping.IsCancellationRequested;
    stopping.Cancel();
}
