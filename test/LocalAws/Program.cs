using System.CommandLine;
using LocalAws;
using LocalAws.Demo;

Option<int> instances = new("--instances")
{
    Description = "The number of EC2 instances in the organization.",
    DefaultValueFactory = _ => 2500,
};
Option<int> unmanaged = new("--unmanaged")
{
    Description = "The number of instances that Systems Manager does not manage.",
    DefaultValueFactory = _ => 40,
};
Option<int> port = new("--port") { Description = "The port to listen on at 127.0.0.1. 0, the default, is a free port." };
var command = new RootCommand("AWS APIs on loopback, with the data of a fictional organization.") { instances, unmanaged, port };
command.Validators.Add(result =>
{
    if (result.GetValue(unmanaged) is var share && (share < 0 || share > result.GetValue(instances)))
    {
        result.AddError("--unmanaged must be between 0 and the value of --instances.");
    }
});
command.SetAction(async (result, stopped) =>
{
    await using var aws = await LocalAwsServer.StartAsync(port: result.GetValue(port));
    Organization.Build(aws, result.GetValue(instances), result.GetValue(unmanaged));
    Console.WriteLine(Welcome.Text(aws));
    await Task.Delay(Timeout.Infinite, stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
});
return await command.Parse(args).InvokeAsync();
