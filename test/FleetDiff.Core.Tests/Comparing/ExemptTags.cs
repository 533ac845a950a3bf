using FleetDiff.Comparing.Exempting;

namespace FleetDiff.Core.Tests.Comparing;

public class ExemptTags
{
    private const string Tag = "fleetdiff:exempt";

    [Fact]
    public void ThatAreAbsentExemptNothing() => Assert.Null(Of(null));

    [Theory]
    [InlineData("", "tag fleetdiff:exempt")]
    [InlineData("  ", "tag fleetdiff:exempt")]
    [InlineData("appliance, no agent", "tag fleetdiff:exempt=appliance, no agent")]
    [InlineData("ファイアウォール", "tag fleetdiff:exempt=ファイアウォール")]
    [InlineData("4711", "tag fleetdiff:exempt=4711")]
    [InlineData("CHG-2027-03", "tag fleetdiff:exempt=CHG-2027-03")]
    [InlineData("12345678", "tag fleetdiff:exempt=12345678")]
    [InlineData("true", "tag fleetdiff:exempt=true")]
    public void InWordsExemptWithoutAnEnd(string value, string rule)
    {
        var exemption = Of(value);

        Assert.Equal(rule, exemption?.Rule);
        Assert.Null(exemption?.Until);
    }

    [Theory]
    [InlineData("2026-11-24")]
    [InlineData(" 2026-11-24 ")]
    public void ExemptBeforeTheirDate(string value)
    {
        var exemption = Of(value);

        Assert.Equal(Fleets.Tonight.AddDays(1), exemption?.Until);
        Assert.Equal("tag fleetdiff:exempt, until 2026-11-24", exemption?.Rule);
    }

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026-11-22")]
    [InlineData("0001-01-01")]
    public void EndOnTheirDate(string value) => Assert.Null(Of(value));

    [Theory]
    [InlineData("2027-02-30")]
    [InlineData("2027-3-31")]
    [InlineData("31.03.2027")]
    [InlineData("3/31/2027")]
    [InlineData("2027/03/31")]
    [InlineData("2027-03-31T00:00:00Z")]
    [InlineData("2027-03-31 approved")]
    [InlineData("20270331")]
    [InlineData("２０２７-０３-３１")]
    [InlineData("2027年3月31日")]
    [InlineData("2027–03–31")]
    public void ThatLookLikeADateAndAreNoneExemptNothing(string value)
    {
        Assert.Null(new Exemptions([], Tag, Fleets.Tonight).Of(Fleets.Instance(1, (Tag, value)), out var misread));
        Assert.Equal(value, misread);
    }

    [Fact]
    public void HaveTheKeyThatTheSettingsSay() =>
        Assert.NotNull(new Exemptions([], "no-agent", Fleets.Tonight).Of(Fleets.Instance(1, ("no-agent", ""))));

    private static Exemption? Of(string? value)
    {
        var instance = value is null ? Fleets.Instance(1) : Fleets.Instance(1, (Tag, value));
        var exemption = new Exemptions([], Tag, Fleets.Tonight).Of(instance, out var misread);
        Assert.Null(misread);
        return exemption;
    }
}
