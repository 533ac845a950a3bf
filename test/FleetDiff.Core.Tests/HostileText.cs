namespace FleetDiff.Core.Tests;

/// <summary>Text that a user or an attacker may write into a tag.</summary>
internal static class HostileText
{
    public static readonly string[] Texts =
    [
        "",
        " ",
        "東京 本番 サーバー",
        "😀 \U0001F468\u200D\U0001F469",
        "a\nb",
        "a\tb\rc\nd\r\ne",
        "\"quoted\", and comma",
        "=HYPERLINK(\"http://evil.example\")",
        "  =1+1",
        "-2+3",
        "@SUM(A1)",
        "<script>alert(1)</script><img src=//evil.example>",
        "\"><script>alert(1)</script>",
        "' onmouseover='x",
        "\0\u0001\u001b[31mred\u001b[0m",
        "\u202Eevil\u2066",
        "line\u2028separator\u2029paragraph\u0085next",
        "\\u0041 \\ / {\"a\":1}",
        "\uFFFD\uFEFF",
        "pay0;=1+1",
        "a;\"@SUM(A1)\t+1",
        "\u3164\u2800\u115F\u00A0\u200B",
        "\U000E0041\uFE0F\u034F",
        "www.evil.example mailto:me@evil.example evil.example/x",
        "https:\\\\evil.example \\\\evil.example\\share tel:+49123456",
        "[click](https://evil.example) <https://evil.example|click>",
        new('x', 256),
        new('名', 256),
    ];

    public static TheoryData<string> Theory => [.. Texts];
}
