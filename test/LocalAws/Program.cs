using System.Runtime.InteropServices;
using LocalAws;
using LocalAws.Demo;

try
{
    var options = Options.Parse(args);
    await using var aws = await LocalAwsServer.StartAsync(port: options.Port);
    Organization.Build(aws, options);
    Console.WriteLine(Welcome.Text(aws, options));
    await StopSignal();
    return 0;
}
catch (FormatException e)
{
    await Console.Error.WriteLineAsync($"{e.Message}\n\n{Options.Usage}");
    return 2;
}
catch (IOException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

static async Task StopSignal()
{
    var stopped = new TaskCompletionSource();
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    await stopped.Task;

    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stopped.TrySetResult();
    }
}
