using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Tests.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline;

public class ConcurrentRunsInMemoryTests : ConcurrentRunsContract
{
    protected override IArchive Open(string name) => new MemoryArchive();
}
