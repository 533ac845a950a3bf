using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model;

/// <summary>Why a verdict is what it is: one for each row of the verdict table.</summary>
[JsonConverter(typeof(KebabCase<Reason>))]
public enum Reason
{
    /// <summary>Managed: Resource Explorer lists a node, and nobody says otherwise.</summary>
    NodeListed,

    /// <summary>Managed: Resource Explorer lists a node, and SSM.1 passes the instance.</summary>
    NodeListedAndPassed,

    /// <summary>
    /// Managed: its account, or account and Region, lost all nodes at once, and it keeps the state of the run before.
    /// </summary>
    NodesMissing,

    /// <summary>Managed: Resource Explorer has seen the node since SSM.1 failed the instance.</summary>
    NodeListedSinceFailed,

    /// <summary>Disputed: SSM.1 has failed the instance since Resource Explorer last saw its node.</summary>
    FailedSinceNodeListed,

    /// <summary>Dormant: no node is listed, and SSM.1 passes the instance, as it does one that is stopped.</summary>
    PassedWithoutNode,

    /// <summary>Disputed: no node is listed, SSM.1 passes the instance, and AWS Config says that it runs.</summary>
    PassedWhileRunning,

    /// <summary>Unmanaged: no node is listed, and SSM.1 fails the instance.</summary>
    FailedWithoutNode,

    /// <summary>Unmanaged: no node is listed, and AWS Config says that the instance runs.</summary>
    RunningWithoutNode,

    /// <summary>Dormant: AWS Config says that it is stopped, and an earlier night saw it managed.</summary>
    StoppedOnceManaged,

    /// <summary>Unmanaged: AWS Config says that it is stopped, and nobody ever saw it managed.</summary>
    StoppedNeverManaged,

    /// <summary>
    /// Disputed: Systems Manager has listed it as managed since Resource Explorer last saw it: the index lags.
    /// </summary>
    IndexLags,

    /// <summary>Unmanaged: no node is listed, and that is all anybody says.</summary>
    NoNodeListed,

    /// <summary>Disputed: another source speaks of an instance that the inventory does not have.</summary>
    NotInInventory,
}
