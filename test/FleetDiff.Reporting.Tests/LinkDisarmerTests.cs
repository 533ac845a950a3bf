namespace FleetDiff.Reporting.Tests;

public class LinkDisarmerTests
{
    [Theory]
    [InlineData("www.evil.example", "www[.]evil[.]example")]
    [InlineData("WWW.4chan.org", "WWW[.]4chan[.]org")]
    [InlineData("evil.example/login", "evil[.]example/login")]
    [InlineData("web-01.prod.internal", "web-01[.]prod[.]internal")]
    [InlineData("https://evil.example:8443/x", "https[:]//evil[.]example:8443/x")]
    [InlineData("s3://bucket", "s3[:]//bucket")]
    [InlineData("http:\\\\evil", "http[:][\\]\\evil")]
    [InlineData("mailto:me@evil.example", "mailto[:]me[@]evil[.]example")]
    [InlineData("me@localhost", "me[@]localhost")]
    [InlineData("TEL:+49123", "TEL[:]+49123")]
    [InlineData("x-tel:+49123", "x-tel[:]+49123")]
    [InlineData("e\u0301@here", "e\u0301[@]here")]
    [InlineData("\\\\evil\\share", "[\\]\\evil\\share")]
    [InlineData("пример.рф", "пример[.]рф")]
    [InlineData("例え。テスト", "例え[。]テスト")]
    [InlineData("www．evil．example", "www[．]evil[．]example")]
    [InlineData("www.report.csv", "www[.]report.csv")]
    public void LeavesNoLink(string text, string shown) => Assert.Equal(shown, LinkDisarmer.Disarm(text));

    [Theory]
    [InlineData("")]
    [InlineData("web-01")]
    [InlineData("release 1.2.3, 10.0.0.1")]
    [InlineData("SSM.1 fails. It runs.")]
    [InlineData("team:batch, fleetdiff:exempt")]
    [InlineData("Account 111122223333: no index.")]
    [InlineData("exemptions.csv line 2, instances.jsonl.gz")]
    [InlineData("arn:aws:ec2:eu-west-1:111122223333:instance/i-0123abcd")]
    [InlineData("C:\\dir\\file")]
    [InlineData("@team")]
    public void LeavesTextUnchangedThatNoProgramLinks(string text) => Assert.Equal(text, LinkDisarmer.Disarm(text));

    [Theory]
    [MemberData(nameof(HostileText.Theory), MemberType = typeof(HostileText))]
    [InlineData("mailto:www.a.b@c.d https://x\\\\y")]
    public void DisarmingTwiceChangesNothing(string text) =>
        Assert.Equal(LinkDisarmer.Disarm(text), LinkDisarmer.Disarm(LinkDisarmer.Disarm(text)));
}
