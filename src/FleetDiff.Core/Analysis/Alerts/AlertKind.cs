using System.Text.Json.Serialization;

namespace FleetDiff.Core.Analysis.Alerts;

/// <summary>The kind of an alert, the most urgent first. An alert has the first kind that applies.</summary>
[JsonConverter(typeof(KebabCase<AlertKind>))]
public enum AlertKind
{
    /// <summary>The inventory looks wrong as a whole.</summary>
    Suspect,

    /// <summary>There is no baseline yet: the unmanaged instances of this run are counted and not alerted as new.</summary>
    Baseline,

    /// <summary>There are new unmanaged instances, or their grace period ended.</summary>
    New,

    /// <summary>The sources disagree about an instance in a second consecutive run.</summary>
    Disputed,

    /// <summary>Accounts or Regions that the baseline covered can no longer be seen.</summary>
    IncompleteCoverage,

    /// <summary>There are unmanaged instances, and the settings request an alert for any of them.</summary>
    Any,

    /// <summary>Account owners exempted instances by tag, or the last unmanaged instances became exempt.</summary>
    Exempted,

    /// <summary>The last unmanaged instance is resolved or removed.</summary>
    AllClear,

    /// <summary>An exemption is about to end.</summary>
    ExemptionEnding,

    /// <summary>No alert was sent for a week, and unmanaged instances are still open.</summary>
    Reminder,
}
