using System.Globalization;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Verdicts;

namespace FleetDiff.Core.Tests.Analysis.Verdicts;

public class ExplanationTextTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private static readonly DateTimeOffset Noon = Fleets.At(Fleets.PreviousDate, 12);
    private static readonly InstanceEvidence NoNode = new(Source.ResourceExplorer, ManagementStatus.Unmanaged, Noon);

    [Theory]
    [InlineData(ManagementStatus.Managed, null, "Resource Explorer lists a managed node for it.")]
    [InlineData(ManagementStatus.Unmanaged, "2026-11-01", "Resource Explorer lists no managed node for it. A stopped instance "
        + "looks the same. Last seen managed on 2026-11-01.")]
    [InlineData(ManagementStatus.Unmanaged, null, "Resource Explorer lists no managed node for it. A stopped instance looks the "
        + "same. Never seen managed.")]
    public void NamesTheNodeOrTheLastManagedDate(ManagementStatus status, string? lastManaged, string text)
    {
        DateOnly? date = lastManaged is null ? null : DateOnly.Parse(lastManaged, CultureInfo.InvariantCulture);

        Assert.Equal(text, Create(new(new(Source.ResourceExplorer, status, Noon), LastManaged: date)));
    }

    [Theory]
    [InlineData("2026-11-21T00:00:00Z", false)]
    [InlineData("2026-11-20T23:59:00Z", true)]
    [InlineData("2026-11-21T08:59:00+09:00", true)]
    [InlineData(null, false)]
    public void CallsAFindingStaleAfter36HoursAndDatesIt(string? at, bool stale)
    {
        var seen = new InstanceObservations(NoNode, new InstanceEvidence(
            Source.SecurityHub, ManagementStatus.Managed, at is null ? null : DateTimeOffset.Parse(at, null)));

        Assert.Equal(stale, Create(seen).EndsWith(" The SSM.1 finding is stale: it is from 2026-11-20 (UTC).", Ordinal));
        Assert.DoesNotContain("stale", ExplanationText.Format(VerdictRules.Evaluate(seen), seen, asOf: null), Ordinal);
    }

    [Theory]
    [InlineData(InstanceState.Running, "reports it as running")]
    [InlineData(InstanceState.Stopped, "reports it as stopped")]
    public void DescribesTheStateInConfig(InstanceState state, string words)
    {
        foreach (var hub in new ManagementStatus?[] { null, ManagementStatus.Managed, ManagementStatus.Unmanaged })
        {
            Assert.Contains(words, Create(new(
                NoNode, hub is { } says ? new InstanceEvidence(Source.SecurityHub, says, Noon) : null,
                Facts: new(state, null, null))), Ordinal);
        }
    }

    [Fact]
    public void IsDifferentForEachReasonAndEndsWithAFullStop()
    {
        var sentences = Enum.GetValues<Reason>()
            .Select(reason => ExplanationText.Format(new(Verdict.Managed, reason), new(NoNode), Noon)).ToList();

        Assert.Equal(sentences.Count, sentences.Distinct().Count());
        Assert.All(sentences, sentence => Assert.EndsWith(".", sentence, Ordinal));
    }

    private static string Create(in InstanceObservations seen) => ExplanationText.Format(VerdictRules.Evaluate(seen), seen, Noon);
}
