// Environment variables and the console are global to the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
