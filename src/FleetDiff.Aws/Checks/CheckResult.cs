namespace FleetDiff.Aws.Checks;

/// <summary>The status of a check.</summary>
public enum CheckStatus
{
    /// <summary>The requirements of a run are met.</summary>
    Ok,

    /// <summary>A run would succeed, with less information than possible.</summary>
    Warning,

    /// <summary>A run would fail, or would not report on the whole organization.</summary>
    Failed,

    /// <summary>The check could not run.</summary>
    NotChecked,
}

/// <summary>The result of a check.</summary>
/// <param name="Status">The status.</param>
/// <param name="Message">The finding, in a sentence or several lines.</param>
/// <param name="Fix">The fix; null when none is needed or <paramref name="Message"/> contains it.</param>
public sealed record CheckResult(CheckStatus Status, string Message, string? Fix = null)
{
    internal static CheckResult Ok(string message) => new(CheckStatus.Ok, message);

    internal static CheckResult Warning(string message, string? fix = null) => new(CheckStatus.Warning, message, fix);

    internal static CheckResult Failed(string message, string? fix = null) => new(CheckStatus.Failed, message, fix);

    internal static CheckResult NotChecked(string message, string? fix = null) => new(CheckStatus.NotChecked, message, fix);
}

/// <summary>A check of the doctor with its result.</summary>
/// <param name="Name">The name of the check, in a word or two.</param>
/// <param name="Result">The result.</param>
public sealed record CompletedCheck(string Name, CheckResult Result);
