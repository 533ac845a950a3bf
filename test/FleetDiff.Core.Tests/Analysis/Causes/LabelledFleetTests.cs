namespace FleetDiff.Core.Tests.Analysis.Causes;

/// <summary>The precision and recall of docs/causes.md. The command <c>causes</c> of the benchmarks prints them.</summary>
public sealed class LabelledFleetTests
{
    private const int Instances = 10_000;

    private static readonly IReadOnlyList<CauseScore> Scores = LabelledFleet.Measure(Instances, exceptions: 0);
    private static readonly IReadOnlyList<CauseScore> WithExceptions = LabelledFleet.Measure(Instances, exceptions: 0.05);

    [Fact]
    public void FewClaimsAreWrong() => Assert.All(
        Scores.Concat(WithExceptions).Where(score => score.Code != CauseCode.Unknown),
        score => Assert.True(score.Precision >= 0.98, $"{score}"));

    [Fact]
    public void MostCausesAreFound() => Assert.All(
        Scores, score => Assert.True(score.Recall >= (score.Code == CauseCode.MetadataVersion ? 0.7 : 0.95), $"{score}"));

    [Fact]
    public void FactsOfSingleInstancesAndOfImagesAreFoundDespiteExceptions() => Assert.All(
        WithExceptions.Where(score =>
            score.Code is not (CauseCode.Network or CauseCode.InstanceProfile or CauseCode.MetadataVersion)),
        score => Assert.True(score.Recall >= 0.8, $"{score}"));
}
