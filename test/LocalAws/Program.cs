using System.CommandLine;
using LocalAws;
using LocalAws.Demo;

Option<int> instances = new("--instances")
{
    Description = "The number of EC2 instances in the organization.",
    DefaultValueFactory = _ => 2500,
};
var command = new RootCommand("AWS APIs on loopback, with the data of a fictional organization.") { instances };
command.SetAction(async (result, stopped) =>
{
    await using var aws = await LocalAwsServer.StartAsync();
    Organization.Build(aws, result.GetValue(instances));
    Console.WriteLine(Welcome.Text(aws));
    await Task.Delay(Timeout.Infinite, stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
});
return await command.Parse(args).InvokeAsync();
