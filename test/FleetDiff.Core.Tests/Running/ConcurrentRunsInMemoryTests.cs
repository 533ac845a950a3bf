using FleetDiff.Running;

namespace FleetDiff.Core.Tests.Running;

public class ConcurrentRunsInMemoryTests : ConcurrentRunsContract
{
    protected override IArchive Open(string name) => new MemoryArchive();
}
