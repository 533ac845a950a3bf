using System.Text;
using LocalAws;

namespace FleetDiff.Testing;

/// <summary>
/// Fleets in which every field that an account controls has hostile text: tag keys and values, names, group names,
/// findings, and the names of computers, platforms and units. The same seed gives the same fleet.
/// </summary>
public sealed class HostileFleet(LocalAwsServer aws, string account, int seed)
{
    private static readonly string[] Pieces =
    [
        "<script>EVIL</script>", "<img src=x onerror=EVIL>", "\"><svg onload=EVIL>", "' onmouseover='EVIL", "-->", "]]>",
        "=EVIL()", ";=EVIL()", "; \"=EVIL()", "\t=EVIL()", "\n@EVIL", "\u3000+EVIL", ";-EVIL", "\"=EVIL()", "＝EVIL",
        "\u001b[31mEVIL", "\u009b31mEVIL", "\u001b]8;;https://evil.example\u0007EVIL\u001b]8;;\u0007", "\u001b[2J",
        "https://evil.example/EVIL", "www.evil.example", "WWW.4chan.org", "mailto:EVIL@evil.example", "me@evil.example",
        "evil.example/login", "http:\\\\evil.example", "\\\\evil.example\\share", "tel:+491234567", "javascript:EVIL",
        "[EVIL](https://evil.example)", "<https://evil.example|EVIL>", "<!channel>", "<@U123>", "@here", "@everyone",
        "\u202EEVIL\u202C", "\u2066", "\u200B", "\u3164", "\u2800", "\u00A0", "\u034F", "\uFE0F", "\u00AD", "\uFEFF",
        "\U000E0041", "\u2028EVIL", "\u2029", "\u0085", "\r\nEVIL: forged", "\0", "\u0007", "\u007F", "`EVIL`", "|EVIL|",
        "*EVIL*", "# EVIL", "{EVIL}", "[red]EVIL[/]", "\\u0041", "東京", "😀", "e\u0301", "\"", "'", ",", ";", " ",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Adds instances: some managed, some in groups, some exempt, with every kind of evidence.</summary>
    public void Add(int count)
    {
        for (var number = 1; number <= count; number++)
        {
            var id = $"i-{((seed + 1) * 10_000) + number:x17}";
            aws.ResourceExplorer.AddInstance(account, "eu-west-1", id, Tags(number));
            if (number % 3 == 0)
            {
                aws.ResourceExplorer.AddNode(account, "eu-west-1", id);
            }

            aws.SystemsManager.AddNode(new(account, "eu-west-1", id)
            {
                Managed = number % 3 == 0,
                ComputerName = Text(64),
                PlatformName = Text(100),
                PlatformVersion = Text(40),
                AgentVersion = Text(40),
                OrganizationalUnitPath = Text(100),
            });
            aws.Config.AddInstance(account, "eu-west-1", id, number % 5 == 0 ? "stopped" : "running", platform: Text(60));
            aws.SecurityHub.Add(new()
            {
                Account = account,
                Region = "eu-west-1",
                ResourceId = $"arn:aws:ec2:eu-west-1:{account}:instance/{id}",
                Status = number % 2 == 0 ? "FAILED" : "PASSED",
                Title = Text(200),
                ReasonCode = Text(60),
                UpdatedAt = new(2026, 11, 22, 23, 0, 0, TimeSpan.Zero),
            });
        }
    }

    private Dictionary<string, string> Tags(int number)
    {
        var tags = new Dictionary<string, string> { ["Name"] = Text(256) };
        foreach (var key in new[]
        {
            number % 4 == 0 ? "aws:autoscaling:groupName" : "team", number % 7 == 0 ? "aws:eks:cluster-name" : "owner",
            number % 5 == 0 ? "fleetdiff:exempt" : "environment", Text(128), "部署",
        })
        {
            // Half of the groups have enough members to be groups.
            tags[key] = number % 8 == 0 ? $"{Pieces[seed % Pieces.Length]}group" : Text(256);
        }

        return tags;
    }

    private string Text(int longest)
    {
        var text = new StringBuilder();
        for (var pieces = 1 + _random.Next(4); pieces > 0; pieces--)
        {
            text.Append(Pieces[_random.Next(Pieces.Length)]);
        }

        if (_random.Next(10) == 0)
        {
            text.Append('x', longest);
        }

        var cut = text.ToString(0, Math.Min(text.Length, longest));
        return char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut;
    }
}
