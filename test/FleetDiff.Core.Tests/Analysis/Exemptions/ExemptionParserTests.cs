using System.Text;
using FleetDiff.Core.Analysis.Exemptions;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Analysis.Exemptions;

public sealed class ExemptionParserTests
{
    private const string Header = "account,region,instance,until,reason,owner,tag\n";

    [Fact]
    public void ParsesALineAsARule()
    {
        var rule = Assert.Single(Parse(Header
            + "111122223333,eu-west-1,i-0123456789abcdef0,2027-03-31,"
            + "nightly batch workers,platform@example.com,team=batch\n"));

        Assert.True(Region.TryParse("eu-west-1", out var region));
        Assert.Equal(new ExemptionRule(2, "111122223333", region, "i-0123456789abcdef0", new("team", "batch"),
            new DateOnly(2027, 3, 31), "nightly batch workers", "platform@example.com"), rule);
        Assert.Equal("exemptions.csv line 2: nightly batch workers (owner platform@example.com, until 2027-03-31)",
            rule.ToString());
    }

    [Fact]
    public void AcceptsColumnsInAnyOrderAndWithoutOptionalOnes()
    {
        var rule = Assert.Single(Parse("Reason,until,INSTANCE,region,account\nlab,,*,,111122223333"));

        Assert.Equal(new ExemptionRule(2, "111122223333", null, null, null, null, "lab", null), rule);
        Assert.Equal("exemptions.csv line 2: lab", rule.ToString());
    }

    [Fact]
    public void IgnoresCommentsEmptyLinesAndAByteOrderMark() => Assert.Equal([4, 6], Parse(
        "\uFEFF# ours\r\n" + Header.TrimEnd()
            + "\r\n\r\n111122223333,*,*,,lab,,\r\n  # old,,\r\n,eu-west-1,,,lab,,\r\n   \r\n")
        .Select(rule => rule.Line));

    [Fact]
    public void QuotedFieldsMayHoldCommasQuotesAndLineBreaks()
    {
        var rules = Parse(Header + "111122223333,*,*,,\"a, \"\"b\"\"\r\nc\",,\n444455556666,*,*,,\"d\" ,,team\n");

        Assert.Equal([(2, "a, \"b\" c"), (4, "d")], rules.Select(rule => (rule.Line, rule.Reason)));
        Assert.Equal(new TagCondition("team", null), rules[1].Tag);
    }

    // cases/exemptions-blank-row.csv: a row that was emptied in Excel.
    [Fact]
    public void IgnoresARowOfCommas() => Assert.Equal([2, 5], Parse(
        "account,region,instance,tag,until,owner,reason\r\n"
            + "111122223333,*,*,,2027-03-31,me@example.com,appliance\r\n,,,,,,\r\n ,\"\",\r\n*,eu-west-1,*,,,,lab\r\n")
        .Select(rule => rule.Line));

    [Theory]
    [InlineData("account;region;instance;until;reason;owner;tag\r\n111122223333;*;*;;\"a; b, c\";;\r\n;;;;;;\r\n")]
    [InlineData("sep=;\r\naccount;region;instance;until;reason\r\n111122223333;*;*;;\"a; b, c\"\r\n")]
    [InlineData("account\tregion\tinstance\tuntil\treason\r\n111122223333\t*\t*\t\t\"a; b, c\" \r\n\t\t\t\t\r\n")]
    public void AcceptsSemicolonOrTabAsSeparator(string file)
    {
        var rule = Assert.Single(Parse(file));

        Assert.Equal(("111122223333", "a; b, c"), (rule.Account, rule.Reason));
    }

    [Fact]
    public void ReportsThePositionInASemicolonFile()
    {
        var problems = Refused(
            "account;region;instance;until;reason\r\n;;;;\r\n111122223333;*;*;31.03.2027;lab\r\n*;*;*;;a;b\r\n"
            + "111122223333;*;*;;\"lab\",\r\n").Problems;

        Assert.Equal(
            [
                "line 3, column 18 (until): '31.03.2027' is not a date; expected the date on which the rule ends, such "
                    + "as 2027-03-31, or an empty field for no end.",
                "line 4, column 1: the line has 6 fields; expected 5 as in the header row, and quotes around a "
                    + "field that contains a semicolon.",
                "line 5, column 24: ',' follows a closing quote; expected a semicolon or the end of the line.",
            ],
            problems.Select(problem => $"{problem}"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ParsesUtf16WithAByteOrderMark(bool bigEndian)
    {
        var utf16 = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        byte[] file = [.. utf16.Preamble, .. utf16.GetBytes(Header + "111122223333,*,*,,倉庫,,\n")];

        Assert.Equal("倉庫", Assert.Single(ExemptionParser.Parse(file)).Reason);
        Assert.Equal(
            [new(3, 1, null, "the text is not valid UTF-16 here; expected a complete file, or a file saved as UTF-8.")],
            Refused([.. file, 0x41]).Problems.Take(1));
    }

    [Fact]
    public void ReportsUtf16WithoutAByteOrderMark() => Assert.Equal(
        "the file contains NUL bytes, as UTF-16 without a byte order mark does; expected a file saved as UTF-8 (in "
            + "Excel: CSV UTF-8).",
        Assert.Single(Refused(Encoding.Unicode.GetBytes(Header)).Problems).What);

    public static TheoryData<string, string> Mistakes => new()
    {
        { "account,region,instance,until,reason,team\n", "line 1, column 38: 'team' is not a column; expected a header "
            + "row with account, region, instance, until, reason, and optionally owner, tag and group." },
        { "account,region,instance,until,reason,Region\n",
            "line 1, column 38 (region): 'Region' is a duplicate column; expected each column once." },
        { "account,region,instance,reason\n", "line 1, column 1 (until): the column until is missing; expected a "
            + "header row with account, region, instance, until, reason, and optionally owner, tag and group." },
        { "# nothing yet\n", "line 1, column 1: the file has no header row; expected a header row with account, "
            + "region, instance, until, reason, and optionally owner, tag and group." },
        { Header + "111122223333,*,*,,a, b,,\n", "line 2, column 1: the line has 8 fields; expected 7 as in the header "
            + "row, and quotes around a field that contains a comma." },
        { "account\tregion\tinstance\tuntil\treason\n*\t*\n", "line 2, column 1: the line has 2 fields; expected 5 as in the "
            + "header row, and quotes around a field that contains a tab." },
        { Header + "111122223333,*,*,,\"lab,,\n444455556666,*,*,,\"x, y\",,\n",
            "line 2, column 19: the quote that opens here is never closed; expected a closing quote after the field." },
        { Header + "111122223333,*,*,,\"lab",
            "line 2, column 19: the quote that opens here is never closed; expected a closing quote after the field." },
        { Header + "111122223333,*,*,,\"lab\"x,,\n",
            "line 2, column 24: 'x' follows a closing quote; expected a comma or the end of the line." },
        { Header + "111122223333,*,*,,la\"b,,\n", "line 2, column 21: 'la\"b' contains a quote; expected the "
            + "whole field in quotes, and each quote in it doubled." },
        { Header + "11122223333,*,*,,lab,,\n", "line 2, column 1 (account): '11122223333' is not valid; expected 12 digits "
            + "(a spreadsheet drops leading zeros), or * for all." },
        { Header + "111122223333,eu-west-1a,*,,lab,,\n", "line 2, column 14 (region): 'eu-west-1a' is not valid; expected "
            + "a Region code, such as eu-west-1, or * for all." },
        { Header + "111122223333,*,i-0123456789ABCDEF0,,lab,,\n", "line 2, column 16 (instance): 'i-0123456789ABCDEF0' "
            + "is not valid; expected an instance id, such as i-0123456789abcdef0, or * for all." },
        { Header + "111122223333,*,mi-0123456789abcdef0,,lab,,\n", "line 2, column 16 (instance): "
            + "'mi-0123456789abcdef0' is not valid; expected an instance id, such as i-0123456789abcdef0, or * for all." },
        { Header + "111122223333,*,*,2026-02-30,lab,,\n", "line 2, column 18 (until): '2026-02-30' is not a date; "
            + "expected the date on which the rule ends, such as 2027-03-31, or an empty field for no end." },
        { Header + "111122223333,*,*,,  ,,\n",
            "line 2, column 19 (reason): the reason is empty; expected the reason why these instances need not be managed." },
        { Header + "111122223333,*,*,,lab,,=batch\n", "line 2, column 24 (tag): '=batch' is not a tag condition; "
            + "expected key=value, or only the key for any value." },
        { Header + "111122223333,*,*,,lab,,team=*\n", "line 2, column 24 (tag): 'team=*' is not a tag condition; "
            + "expected key=value, or only the key for any value." },
        { Header + "*,*,*,,lab,,\n",
            "line 2, column 1: the rule matches every instance; expected an account, a Region, an instance, a tag or a group." },
        { Header + $"111122223333,*,*,,{new string('x', 5000)},,\n",
            "line 2, column 1: the line is too long; expected at most 4096 characters." },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void ReportsAMistakeWithItsPositionAndWhatIsExpected(string file, string problem) =>
        Assert.Equal($"exemptions.csv cannot be used:\n- {problem}", Refused(Encoding.UTF8.GetBytes(file)).Message);

    [Fact]
    public void ReportsThePositionOfAnInvalidByte()
    {
        var problem = Assert.Single(Refused(
            [.. Encoding.UTF8.GetBytes(Header), .. "111122223333,*,*,,caf"u8, 0xE9, .. ",,"u8]).Problems);

        Assert.Equal(
            "line 2, column 22: the byte 0xE9 is not valid UTF-8; expected a file saved as UTF-8 (in Excel: CSV UTF-8).",
            problem.ToString());
    }

    [Fact]
    public void RejectsMoreThanTenThousandRules()
    {
        var rules = string.Concat(Enumerable.Repeat("111122223333,*,*,,lab,,\n", ExemptionParser.MaxRules));

        Assert.Equal(10_000, Parse(Header + rules).Count);
        Assert.Equal(
            [new(10_002, 1, null, "this is rule 10001; expected at most 10000 rules.")],
            Refused($"{Header}{rules}*,eu-west-1,*,,lab,,\n").Problems);
    }

    [Fact]
    public void ReportsEveryMistakeAtOnceInFileOrder()
    {
        var problems = Refused(
            "account,region,instance,until,reason,until\n1,nowhere,x,soon,,\n\"open\n2,*,*,,lab,\n").Problems;

        Assert.Equal(
            [(1, 38), (2, 1), (2, 3), (2, 11), (2, 13), (2, 18), (3, 1), (4, 1)],
            problems.Select(problem => (problem.Line, problem.Column)));
    }

    [Fact]
    public void LimitsTheReportedMistakes()
    {
        var refused = Refused(Header + string.Concat(Enumerable.Repeat("\"a\n", 100_000)));

        Assert.Equal(100, refused.Problems.Count);
        Assert.EndsWith("\n- There may be more errors: parsing stopped here.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AValueCannotForgeAProblem() => Assert.Contains("'a‹U+2028›b",
        Refused(Header + "111122223333,a\u2028b,*,,lab,,\n").Message, StringComparison.Ordinal);

    [Property]
    public void AnyReasonRoundTrips(string? reason)
    {
        var written = string.Concat((reason ?? "").Where(c => !char.IsControl(c) && !char.IsSurrogate(c))) + "!";

        var rule = Assert.Single(Parse($"{Header}111122223333,*,*,,\"{written.Replace("\"", "\"\"")}\",,"));

        Assert.Equal(written.Trim(), rule.Reason);
    }

    [Property(MaxTest = 500)]
    public void AnyFragmentsAreParsedOrRejected(byte[] choices)
    {
        string[] pieces =
            ["\"", ",", "\n", "\r\n", "#", "*", "i-", "0123456789ab", "eu-west-1", "2027-03-31", "=", " ", "é"];
        try
        {
            var rules = Parse(Header + string.Concat(choices.Select(c => pieces[c % pieces.Length])));
            Assert.All(rules, rule => Assert.NotEmpty(rule.Reason));
        }
        catch (ExemptionsException e)
        {
            Assert.NotEmpty(e.Problems);
            Assert.All(e.Problems, problem => Assert.True(problem is { Line: > 0, Column: > 0 }));
        }
    }

    private static IReadOnlyList<ExemptionRule> Parse(string file) =>
        ExemptionParser.Parse(Encoding.UTF8.GetBytes(file));

    private static ExemptionsException Refused(string file) => Refused(Encoding.UTF8.GetBytes(file));

    private static ExemptionsException Refused(byte[] file) =>
        Assert.Throws<ExemptionsException>(() => { ExemptionParser.Parse(file); });
}
