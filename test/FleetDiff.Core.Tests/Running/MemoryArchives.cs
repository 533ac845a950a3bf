using FleetDiff.Running;

namespace FleetDiff.Core.Tests.Running;

public class MemoryArchives : ArchiveContract
{
    protected override IArchive Open() => new MemoryArchive();
}
