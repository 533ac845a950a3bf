using FleetDiff.Running;

namespace FleetDiff.Core.Tests.Running;

public class TwoRunsInMemory : TwoRunsContract
{
    protected override IArchive Open(string name) => new MemoryArchive();
}
