namespace FleetDiff.Aws.Diagnostics;

/// <summary>How it is with something that a night needs.</summary>
public enum CheckStatus
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
/// <param name="Status">How it is.</param>
/// <param name="Message">What was seen, in a sentence or several lines.</param>
/// <param name="Fix">What to do about it; null when there is nothing to do, or <paramref name="Message"/> says it.</param>
public sealed record CheckResult(CheckStatus Status, string Message, string? Fix = null)
{
    internal static CheckResult Ok(string says) => new(CheckStatus.Ok, says);

    internal static CheckResult Warning(string says, string? fix = null) => new(CheckStatus.Warning, says, fix);

    internal static CheckResult Failed(string says, string? fix = null) => new(CheckStatus.Failed, says, fix);

    internal static CheckResult NotChecked(string says, string? fix = null) => new(CheckStatus.NotChecked, says, fix);
}

/// <summary>A line of the doctor: what was looked at, and what was found.</summary>
/// <param name="Name">What was looked at, in a word or two.</param>
/// <param name="Result">What was found.</param>
public sealed record CompletedCheck(string Name, CheckResult Result);
