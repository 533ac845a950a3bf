using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model;

/// <summary>The reason of a verdict, one for each row of the verdict table.</summary>
[JsonConverter(typeof(KebabCase<Reason>))]
public enum Reason
{
    /// <summary>Managed: Resource Explorer lists a node, and no source contradicts it.</summary>
    NodeListed,

    /// <summary>Managed: Resource Explorer lists a node, and SSM.1 passes the instance.</summary>
    NodeListedAndPassed,

    /// <summary>
    /// Managed: the account, or the account and Region, lost all nodes at once, and the instance keeps its state from the
    /// baseline.
    /// </summary>
    NodesMissing,

    /// <summary>Managed: Resource Explorer observed the node after SSM.1 failed the instance.</summary>
    NodeListedSinceFailed,

    /// <summary>Disputed: SSM.1 failed the instance after Resource Explorer last observed its node.</summary>
    FailedSinceNodeListed,

    /// <summary>
    /// Dormant: no node is listed, and SSM.1 passes the instance, as it does for a stopped instance with an agent.
    /// </summary>
    PassedWithoutNode,

    /// <summary>Disputed: no node is listed, SSM.1 passes the instance, and AWS Config reports it as running.</summary>
    PassedWhileRunning,

    /// <summary>Unmanaged: no node is listed, and SSM.1 fails the instance.</summary>
    FailedWithoutNode,

    /// <summary>Unmanaged: no node is listed, and AWS Config reports the instance as running.</summary>
    RunningWithoutNode,

    /// <summary>Dormant: AWS Config reports the instance as stopped, and it was managed in an earlier run.</summary>
    StoppedOnceManaged,

    /// <summary>Unmanaged: AWS Config reports the instance as stopped, and it was never managed in an earlier run.</summary>
    StoppedNeverManaged,

    /// <summary>
    /// Disputed: Systems Manager listed the instance as managed after Resource Explorer last observed it. The index lags.
    /// </summary>
    IndexLags,

    /// <summary>Unmanaged: no node is listed, and there is no other evidence.</summary>
    NoNodeListed,

    /// <summary>Disputed: another source reports an instance that is not in the inventory.</summary>
    NotInInventory,
}
