using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis.Alerts;

/// <summary>What an alert is about: the most urgent of what there is to say, from what comes first down.</summary>
[JsonConverter(typeof(KebabCase<AlertKind>))]
public enum AlertKind
{
    /// <summary>The inventory looks too wrong to be believed.</summary>
    Suspect,

    /// <summary>There is no good night before: what is unmanaged is counted, and is no news.</summary>
    Baseline,

    /// <summary>Unmanaged instances appeared, or came to the end of their grace.</summary>
    New,

    /// <summary>The sources disagree about an instance for a second night.</summary>
    Disputed,

    /// <summary>Accounts or Regions that were seen until now cannot be seen any more.</summary>
    IncompleteCoverage,

    /// <summary>There are unmanaged instances, and the settings want to hear of any.</summary>
    Any,

    /// <summary>Account owners exempted instances by tag, or the last unmanaged instances became exempt.</summary>
    Exempted,

    /// <summary>The last unmanaged instance is resolved or gone.</summary>
    AllClear,

    /// <summary>An exemption is about to end.</summary>
    ExemptionEnding,

    /// <summary>Nothing was sent for a week, and unmanaged instances are still open.</summary>
    Reminder,
}
