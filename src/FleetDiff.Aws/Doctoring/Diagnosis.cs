namespace FleetDiff.Aws.Doctoring;

/// <summary>How it is with something that a night needs.</summary>
public enum Health
{
    /// <summary>It is as a night needs it.</summary>
    Ok,

    /// <summary>A night would be done, and would know less than it could.</summary>
    Warning,

    /// <summary>Tonight would fail, or report something other than the organization.</summary>
    Failed,

    /// <summary>It could not be looked at, and so nothing is said of it.</summary>
    NotChecked,
}

/// <summary>What was found of one thing.</summary>
/// <param name="Health">How it is.</param>
/// <param name="Says">What was seen, in a sentence or several lines.</param>
/// <param name="Fix">What to do about it; null when there is nothing to do, or <paramref name="Says"/> says it.</param>
public sealed record Opinion(Health Health, string Says, string? Fix = null)
{
    internal static Opinion Ok(string says) => new(Health.Ok, says);

    internal static Opinion Warning(string says, string? fix = null) => new(Health.Warning, says, fix);

    internal static Opinion Failed(string says, string? fix = null) => new(Health.Failed, says, fix);

    internal static Opinion NotChecked(string says, string? fix = null) => new(Health.NotChecked, says, fix);
}

/// <summary>A line of the doctor: what was looked at, and what was found.</summary>
/// <param name="What">What was looked at, in a word or two.</param>
/// <param name="Opinion">What was found.</param>
public sealed record Diagnosis(string What, Opinion Opinion);
