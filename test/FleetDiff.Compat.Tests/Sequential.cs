// Environment variables and the console belong to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
