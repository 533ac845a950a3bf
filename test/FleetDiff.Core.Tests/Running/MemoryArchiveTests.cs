using FleetDiff.Running;

namespace FleetDiff.Core.Tests.Running;

public class MemoryArchiveTests : ArchiveContract
{
    protected override IArchive Open() => new MemoryArchive();
}
