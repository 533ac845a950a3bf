using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Exemptions;

namespace FleetDiff.Core.Tests.Analysis.Exemptions;

public class TagExemptionTests
{
    private const string Tag = "fleetdiff:exempt";

    [Theory]
    [InlineData("", "tag fleetdiff:exempt")]
    [InlineData("yes", "tag fleetdiff:exempt")]
    [InlineData(" YES ", "tag fleetdiff:exempt")]
    [InlineData("true", "tag fleetdiff:exempt")]
    [InlineData("2026-11-23", null)]
    [InlineData("2026-11-22", null)]
    [InlineData(" No ", null)]
    [InlineData("false", null)]
    [InlineData("0", null)]
    [InlineData("OFF", null)]
    public void EmptyAndYesExemptWithoutAnEndAndNoAndPastDatesDoNot(string value, string? rule) =>
        Assert.Equal((rule is null ? null : new Exemption(rule, null), ""), Create(value));

    [Theory]
    [InlineData("2026-11-24")]
    [InlineData(" 2026-11-24 ")]
    public void ADateExemptsUntilThatDate(string value) => Assert.Equal(
        (new Exemption("tag fleetdiff:exempt, until 2026-11-24", Fleets.RunDate.AddDays(1)), ""), Create(value));

    [Theory]
    [InlineData("1")]
    [InlineData("appliance")]
    [InlineData("2027-02-30")]
    [InlineData("2027-3-31")]
    [InlineData("31.03.2027")]
    [InlineData("2027-03-31T00:00:00Z")]
    [InlineData("２０２７-０３-３１")]
    [InlineData("2027–03–31")]
    public void OtherValuesExemptNothingAndWarn(string value) => Assert.Equal(
        (null, $"Exempt tag of 111111111111/eu-west-1/i-00000000000000001: its value '{value}' exempts nothing: it is not "
            + "a date such as 2027-03-31, and not yes, true or empty."),
        Create(value));

    [Fact]
    public void ValuesCannotForgeOrHideText() =>
        Assert.Contains(
            "'\u2039U+3164\u203A\u2039U+000A\u203Aforged'", Create("\u3164\nforged").Warnings, StringComparison.Ordinal);

    [Fact]
    public void UsesTheKeyOfTheSettings() => Assert.NotNull(
        new ExemptionMatcher(new() { ExemptTag = "no-agent" }, Fleets.RunDate).Match(Fleets.Instance(1, ("no-agent", ""))));

    [Theory]
    [InlineData("no-agent")]
    [InlineData(null)]
    public void OtherTagsExemptNothing(string? key) => Assert.Equal((null, ""), Create("", new() { ExemptTag = key }));

    [Theory]
    [InlineData("2027-02-21", null)]
    [InlineData("2027-02-22", "it is more than the 90 days ahead that FLEETDIFF_EXEMPT_TAG_MAX_DAYS allows")]
    [InlineData("", "FLEETDIFF_EXEMPT_TAG_MAX_DAYS requires a date at most 90 days ahead")]
    [InlineData("yes", "FLEETDIFF_EXEMPT_TAG_MAX_DAYS requires a date at most 90 days ahead")]
    public void LimitsTheTermToTheSettings(string value, string? refusal)
    {
        var (exemption, warnings) = Create(value, new() { ExemptTagMaxDays = 90 });

        Assert.Equal(refusal is null, exemption is not null);
        Assert.EndsWith(refusal is null ? "" : $"exempts nothing: {refusal}.", warnings, StringComparison.Ordinal);
    }

    [Fact]
    public void AppliesOnlyInTheListedAccounts()
    {
        Assert.NotNull(Create("", new() { ExemptTagAccounts = [Fleets.OtherAccount, Fleets.Account] }).Exemption);

        var (exemption, warnings) = Create("2099-12-31", new() { ExemptTagAccounts = [Fleets.OtherAccount] });

        Assert.Null(exemption);
        Assert.EndsWith(
            "exempts nothing: FLEETDIFF_EXEMPT_TAG_ACCOUNTS does not list the account.", warnings, StringComparison.Ordinal);
    }

    [Fact]
    public void OneAccountDoesNotHideTheMistakeOfAnother()
    {
        var exemptions = new ExemptionMatcher(new(), Fleets.RunDate);
        foreach (var number in Enumerable.Range(1, 1000))
        {
            exemptions.Match(Fleets.Instance(number, (Tag, "soon")));
        }

        exemptions.Match(Fleets.Instance(Fleets.Key(7, Fleets.OtherAccount), (Tag, "later")));

        var warnings = exemptions.Warnings.ToList();
        Assert.Equal(5, warnings.Count);
        Assert.Contains("222222222222/eu-west-1/i-00000000000000007: its value 'later'", warnings[3], StringComparison.Ordinal);
        Assert.Equal("Exempt tags of 997 more instances exempt nothing for similar reasons.", warnings[4]);
    }

    private static (Exemption? Exemption, string Warnings) Create(string value, AnalysisRules? rules = null)
    {
        var exemptions = new ExemptionMatcher(rules ?? new(), Fleets.RunDate);
        return (exemptions.Match(Fleets.Instance(1, (Tag, value))), string.Concat(exemptions.Warnings));
    }
}
