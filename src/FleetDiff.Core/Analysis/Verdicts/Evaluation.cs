using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Verdicts;

/// <summary>A verdict with its reason.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">The reason.</param>
public readonly record struct Evaluation(Verdict Verdict, Reason Reason);
