using System.Globalization;

namespace LocalAws.Demo;

/// <summary>The command-line options.</summary>
internal sealed record Options(int Instances = 2500, int Unmanaged = 40, int Port = 0)
{
    public const string Usage = """
        LocalAws [--instances 2500] [--unmanaged 40] [--port 0]

          --instances  the number of EC2 instances in the organization, 1 to 1000000
          --unmanaged  the number of instances that Systems Manager does not manage
          --port       the port to listen on at 127.0.0.1; 0 for a free port
        """;

    private const int MaxInstances = 1_000_000;

    /// <summary>Parses the options. Throws a FormatException that describes an invalid option.</summary>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = arguments.ElementAtOrDefault(i + 1);
            options = arguments[i] switch
            {
                "--instances" => options with { Instances = Number(arguments[i], value, 1, MaxInstances) },
                "--unmanaged" => options with { Unmanaged = Number(arguments[i], value, 0, MaxInstances) },
                "--port" => options with { Port = Number(arguments[i], value, 0, ushort.MaxValue) },
                var other => throw new FormatException($"Unknown option {other}."),
            };
        }

        return options.Unmanaged <= options.Instances
            ? options
            : throw new FormatException(
                $"--unmanaged {options.Unmanaged} is more than --instances {options.Instances}.");
    }

    private static int Number(string option, string? value, int min, int max) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= min && number <= max
            ? number
            : throw new FormatException($"{option} is '{value}'; expected a whole number from {min} to {max}.");
}
