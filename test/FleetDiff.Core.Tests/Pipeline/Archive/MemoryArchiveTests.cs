using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline.Archive;

public class MemoryArchiveTests : ArchiveContract
{
    protected override IArchive Open() => new MemoryArchive();
}
